//! The stage as a command.
#[path = "mod.rs"]
mod stage;

fn main() {
    let world = stage::world::World::of_the_cast();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let proxy = stage::proxy::Proxy::start(stage::site::Site::new(&world.to_json())).await.unwrap();
        println!("{}", proxy.address);
        tokio::time::sleep(std::time::Duration::from_secs(3600)).await;
    });
}
