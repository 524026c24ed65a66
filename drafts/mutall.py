import json,subprocess,os,sys
os.chdir('/work/wt/three')
env=dict(os.environ,CARGO_BUILD_JOBS='2',PATH=os.path.expanduser('~/.cargo/bin')+':'+os.environ['PATH'])
m=json.load(open('tests/cases/mutants.json'))
out=open('/tmp/three/mutants.out','w')
for key in ['Your own words are yours','The two of you are counted for whoever is signed in']:
    for d in m[key]:
        s=open(d['file']).read(); assert s.count(d['old'])==1
        open(d['file'],'w').write(s.replace(d['old'],d['new']))
        test=d['by'].split('::',1)[1]
        r=subprocess.run(['cargo','test','--locked','--quiet','--test','background','--','--exact',test],capture_output=True,text=True,env=env)
        open(d['file'],'w').write(s)
        t=r.stdout+r.stderr
        res='RED' if 'FAILED' in t else ('COMPILE' if 'error' in t and 'test result' not in t else 'GREEN')
        print(res,d['breaks'],file=out,flush=True)
print('finished',file=out,flush=True)
