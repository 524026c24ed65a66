// What X says around people's posts, in six of its languages, and its way to write numbers.

const WORDS = {
  en: {
    posts: 'Posts', replies: 'Replies', reposts: 'Reposts', all: 'All', highlights: 'Highlights', media: 'Media', likes: 'Likes',
    following: 'Following', followers: 'Followers', postCount: (n) => `${n} posts`,
    joined: (date) => `Joined ${date}`, followsYou: 'Follows you', follow: 'Follow', followBack: 'Follow back', unfollow: 'Following',
    edit: 'Edit profile', pinned: 'Pinned', reposted: (who) => [who, ' reposted'], replyingTo: (who) => ['Replying to ', ...who],
    quote: 'Quote', ad: 'Ad', showMore: 'Show more', whoToFollow: 'Who to follow', from: (site) => `From ${site}`,
    home: 'Home', explore: 'Explore', notifications: 'Notifications', messages: 'Messages', bookmarks: 'Bookmarks', profile: 'Profile',
    post: 'Post', login: 'Log in', signup: 'Sign up', search: 'Search', happening: 'What’s happening', forYou: 'For you', followingTab: 'Following',
    knownNone: 'Not followed by anyone you’re following', protectedTitle: 'These posts are protected', protectedText: 'Only approved followers can see their posts.',
    emptyTitle: (handle) => `@${handle} hasn’t posted`, emptyText: 'When they do, their posts will show up here.',
    group: ['replies', 'reposts', 'likes', 'bookmarks', 'views'], and: ', ',
    reply: (n) => `${n} Replies. Reply`, repost: (n) => `${n} reposts. Repost`, like: (n) => `${n} Likes. Like`, views: (n) => `${n} views. View post analytics`,
  },
  de: {
    posts: 'Posts', replies: 'Antworten', reposts: 'Reposts', all: 'Alle', highlights: 'Highlights', media: 'Medien', likes: 'Gefällt mir',
    following: 'Folge ich', followers: 'Follower', postCount: (n) => `${n} Posts`,
    joined: (date) => `Seit ${date} bei X`, followsYou: 'Folgt dir', follow: 'Folgen', followBack: 'Auch folgen', unfollow: 'Folge ich',
    edit: 'Profil bearbeiten', pinned: 'Angeheftet', reposted: (who) => [who, ' hat repostet'], replyingTo: (who) => ['Antwort an ', ...who],
    quote: 'Zitat', ad: 'Anzeige', showMore: 'Mehr anzeigen', whoToFollow: 'Wem folgen?', from: (site) => `Von ${site}`,
    home: 'Startseite', explore: 'Entdecken', notifications: 'Mitteilungen', messages: 'Nachrichten', bookmarks: 'Lesezeichen', profile: 'Profil',
    post: 'Posten', login: 'Anmelden', signup: 'Registrieren', search: 'Suchen', happening: 'Was gibt’s Neues?', forYou: 'Für dich', followingTab: 'Folge ich',
    knownNone: 'Niemand, dem du folgst, folgt diesem Account', protectedTitle: 'Diese Posts sind geschützt', protectedText: 'Nur bestätigte Follower können sie sehen.',
    emptyTitle: (handle) => `@${handle} hat noch nichts gepostet`, emptyText: 'Sobald sich das ändert, siehst du es hier.',
    group: ['Antworten', 'Reposts', 'Mal „Gefällt mir“', 'Lesezeichen', 'Mal angezeigt'], and: ', ',
    reply: (n) => `${n} Antworten. Antworten`, repost: (n) => `${n} Reposts. Reposten`, like: (n) => `${n} Mal „Gefällt mir“-Angaben. Gefällt mir`, views: (n) => `${n} Mal angezeigt. Analytics anzeigen`,
  },
  ja: {
    posts: 'ポスト', replies: '返信', reposts: 'リポスト', all: 'すべて', highlights: 'ハイライト', media: 'メディア', likes: 'いいね',
    following: 'フォロー中', followers: 'フォロワー', postCount: (n) => `${n} 件のポスト`,
    joined: (date) => `${date}からXを利用しています`, followsYou: 'フォローされています', follow: 'フォロー', followBack: 'フォローバック', unfollow: 'フォロー中',
    edit: 'プロフィールを編集', pinned: '固定', reposted: (who) => [who, 'さんがリポスト'], replyingTo: (who) => ['返信先: ', ...who, 'さん'],
    quote: '引用', ad: '広告', showMore: 'さらに表示', whoToFollow: 'おすすめユーザー', from: (site) => `${site}から`,
    home: 'ホーム', explore: '話題を検索', notifications: '通知', messages: 'メッセージ', bookmarks: 'ブックマーク', profile: 'プロフィール',
    post: 'ポストする', login: 'ログイン', signup: 'アカウント作成', search: '検索', happening: 'いまどうしてる?', forYou: 'おすすめ', followingTab: 'フォロー中',
    knownNone: 'フォローしている人にフォロワーはいません', protectedTitle: 'ポストは非公開です', protectedText: '承認されたフォロワーのみが見られます。',
    emptyTitle: (handle) => `@${handle}さんはまだポストしていません`, emptyText: 'ポストするとここに表示されます。',
    group: ['件の返信', '件のリポスト', '件のいいね', '件のブックマーク', '件の表示'], and: '、', join: '',
    reply: (n) => `${n} 件の返信。返信する`, repost: (n) => `${n} 件のリポスト。リポストする`, like: (n) => `${n} 件のいいね。いいねする`, views: (n) => `${n} 件の表示。ポストアナリティクスを表示`,
  },
  tr: {
    posts: 'Gönderiler', replies: 'Yanıtlar', reposts: 'Yeniden gönderiler', all: 'Tümü', highlights: 'Öne çıkanlar', media: 'Medya', likes: 'Beğeni',
    following: 'Takip edilen', followers: 'Takipçi', postCount: (n) => `${n} gönderi`,
    joined: (date) => `${date} tarihinde katıldı`, followsYou: 'Seni takip ediyor', follow: 'Takip et', followBack: 'Sen de takip et', unfollow: 'Takip ediliyor',
    edit: 'Profili düzenle', pinned: 'Sabitlendi', reposted: (who) => [who, ' yeniden gönderdi'], replyingTo: (who) => ['Yanıtlanan: ', ...who],
    quote: 'Alıntı', ad: 'Reklam', showMore: 'Daha fazla göster', whoToFollow: 'Kimi takip etmeli', from: (site) => `Kaynak: ${site}`,
    home: 'Anasayfa', explore: 'Keşfet', notifications: 'Bildirimler', messages: 'Mesajlar', bookmarks: 'Yer İşaretleri', profile: 'Profil',
    post: 'Gönder', login: 'Giriş yap', signup: 'Kaydol', search: 'Ara', happening: 'Neler oluyor?', forYou: 'Sana özel', followingTab: 'Takip edilenler',
    knownNone: 'Takip ettiğin hiç kimse takip etmiyor', protectedTitle: 'Bu gönderiler korunuyor', protectedText: 'Yalnızca onaylı takipçiler görebilir.',
    emptyTitle: (handle) => `@${handle} henüz gönderi paylaşmadı`, emptyText: 'Paylaştığında burada görünecek.',
    group: ['yanıt', 'yeniden gönderi', 'beğeni', 'yer işareti', 'görüntülenme'], and: ', ',
    reply: (n) => `${n} Yanıt. Yanıtla`, repost: (n) => `${n} yeniden gönderi. Yeniden gönder`, like: (n) => `${n} Beğeni. Beğen`, views: (n) => `${n} görüntülenme. Gönderi analizini görüntüle`,
  },
  ar: {
    posts: 'المنشورات', replies: 'الردود', reposts: 'إعادات النشر', all: 'الكل', highlights: 'أبرز المنشورات', media: 'الوسائط', likes: 'الإعجابات',
    following: 'متابَعون', followers: 'متابِعون', postCount: (n) => `${n} منشور`,
    joined: (date) => `انضم في ${date}`, followsYou: 'يتابعك', follow: 'متابعة', followBack: 'رد المتابعة', unfollow: 'متابَع',
    edit: 'تعديل الملف الشخصي', pinned: 'مثبَّت', reposted: (who) => ['أعاد ', who, ' النشر'], replyingTo: (who) => ['رداً على ', ...who],
    quote: 'اقتباس', ad: 'إعلان', showMore: 'عرض المزيد', whoToFollow: 'من تتابعه', from: (site) => `من ${site}`,
    home: 'الرئيسية', explore: 'استكشاف', notifications: 'الإشعارات', messages: 'الرسائل', bookmarks: 'العلامات المرجعية', profile: 'الملف الشخصي',
    post: 'نشر', login: 'تسجيل الدخول', signup: 'إنشاء حساب', search: 'بحث', happening: 'ماذا يحدث؟', forYou: 'لك', followingTab: 'متابَعون',
    knownNone: 'لا يتابعه أحد ممن تتابعهم', protectedTitle: 'هذه المنشورات محمية', protectedText: 'لا يراها إلا المتابِعون الموافَق عليهم.',
    emptyTitle: (handle) => `لم ينشر @${handle} بعد`, emptyText: 'ستظهر المنشورات هنا.',
    group: ['ردود', 'إعادات نشر', 'إعجابات', 'علامات مرجعية', 'مشاهدات'], and: '، ',
    reply: (n) => `${n} ردود. رد`, repost: (n) => `${n} إعادات نشر. إعادة نشر`, like: (n) => `${n} إعجابات. إعجاب`, views: (n) => `${n} مشاهدات. عرض تحليلات المنشور`,
  },
  pt: {
    posts: 'Posts', replies: 'Respostas', reposts: 'Reposts', all: 'Tudo', highlights: 'Destaques', media: 'Mídia', likes: 'Curtidas',
    following: 'Seguindo', followers: 'Seguidores', postCount: (n) => `${n} posts`,
    joined: (date) => `Ingressou em ${date}`, followsYou: 'Segue você', follow: 'Seguir', followBack: 'Seguir de volta', unfollow: 'Seguindo',
    edit: 'Editar perfil', pinned: 'Fixado', reposted: (who) => [who, ' repostou'], replyingTo: (who) => ['Em resposta a ', ...who],
    quote: 'Comentar', ad: 'Anúncio', showMore: 'Mostrar mais', whoToFollow: 'Quem seguir', from: (site) => `De ${site}`,
    home: 'Página Inicial', explore: 'Explorar', notifications: 'Notificações', messages: 'Mensagens', bookmarks: 'Itens salvos', profile: 'Perfil',
    post: 'Postar', login: 'Entrar', signup: 'Inscreva-se', search: 'Buscar', happening: 'O que está acontecendo', forYou: 'Para você', followingTab: 'Seguindo',
    knownNone: 'Não é seguido por ninguém que você segue', protectedTitle: 'Estes posts são protegidos', protectedText: 'Só seguidores aprovados podem ver.',
    emptyTitle: (handle) => `@${handle} ainda não postou`, emptyText: 'Quando postar, aparecerá aqui.',
    group: ['respostas', 'reposts', 'curtidas', 'itens salvos', 'visualizações'], and: ', ',
    reply: (n) => `${n} Respostas. Responder`, repost: (n) => `${n} reposts. Repostar`, like: (n) => `${n} Curtidas. Curtir`, views: (n) => `${n} visualizações. Ver análise`,
  },
};

const asked = new URLSearchParams(location.search).get('fake-lang');
export const language = WORDS[asked] ? asked : 'en';
export const words = WORDS[language];
export const direction = language === 'ar' ? 'rtl' : 'ltr';

const whole = new Intl.NumberFormat(language);
const short = (digits) => new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: digits, roundingMode: 'trunc', useGrouping: 'always' });

/** A header's count: exact below 10,000, then cut (never rounded) to one decimal. */
export const headerCount = (n) => (n < 10_000 ? whole : short(1)).format(n);

/** A button's count: exact below 1,000, one decimal below 10,000 and from a million, else none; empty for zero. */
export function buttonCount(n) {
  if (n === 0) return '';
  return (n < 1_000 ? whole : short(n < 10_000 || n >= 1_000_000 ? 1 : 0)).format(n);
}

/** The label of a post's counters: exact, zeros left out, plain digits in every language. */
export function groupLabel(counts) {
  const said = counts.map((n, at) => n > 0 && `${n}${words.join ?? ' '}${words.group[at]}`);
  return said.filter(Boolean).join(words.and);
}

const sameYear = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' });
const otherYear = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC' });
const monthOnly = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const narrow = (n, unit) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: language === 'ja' ? 'long' : 'narrow' }).format(n);

/** "3h", "Oct 28", "Oct 28, 2019": what stands beside a post's author. */
export function age(at) {
  const minutes = Math.max(1, Math.floor((Date.now() - at) / 60_000));
  if (minutes < 60) return narrow(minutes, 'minute');
  if (minutes < 24 * 60) return narrow(Math.floor(minutes / 60), 'hour');
  const now = new Date();
  return (new Date(at).getUTCFullYear() === now.getUTCFullYear() ? sameYear : otherYear).format(at);
}

export const month = (at) => monthOnly.format(at);
