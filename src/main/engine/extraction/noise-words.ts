/** Whole lines that a site puts around an article: buttons, menus, notices. Matched against a block without its outer punctuation. */
export const NOISE_LINES: readonly RegExp[] = [
  // English
  /subscribe(?: (?:now|today|to .{1,60}|for .{1,60}))?/,
  /(?:sign|log) ?(?:in|up|out)(?: or (?:register|sign up|create an account))?(?: (?:to|for|with) .{1,60})?|(?:my|create an) account/,
  /to participate in the discussion.{0,60}/,
  /(?:read|see|show|view|load|learn) (?:more|all)(?: (?:about|from|on|in|at|stories).{0,60})?|continue reading.{0,40}|more stories/,
  /(?:share|save|print|email|e-mail|tweet|pin it|copy link|bookmark|like)(?: (?:this|it|on|via|with|to|article|story|page).{0,40})?/,
  /(?:facebook|twitter|vk|vkontakte|odnoklassniki|telegram|whatsapp|linkedin|reddit|pinterest|instagram|youtube|viber|messenger|rss|tumblr|flipboard|google\+)/,
  /(?:\d+ )?(?:comments?|replies|shares|views|likes)(?: \(?\d+\)?)?|leave a (?:comment|reply)|(?:post|add) (?:a )?comment|join the conversation/,
  /newsfeed|news feed|loader|loading|chats?|menu|search|home ?page|home|skip to .{1,40}|back to top|close|cancel|toggle .{1,30}/,
  /(?:this is an )?advertise?ment|advertise with us|sponsored(?: content)?|promoted|partner content/,
  /(?:we|this (?:web)?site) uses? cookies.*|cookie (?:policy|settings|preferences|notice)|(?:accept|reject|allow|manage)(?: all)?(?: cookies)?|i (?:agree|accept)/,
  /support (?:us|our (?:work|journalism)|independent journalism)(?: today| now)?|donate(?: now| today)?|contribute(?: now)?|become a (?:member|subscriber|supporter|patron)/,
  /remind me (?:later|next month)|not ready to support .{0,20}|pai?y?ment methods|no,? thanks|maybe later/,
  /(?:enjoying|enjoy) ad.free content|ad.free/,
  /a message from .{1,80}/,
  /follow us(?: on .{1,40})?|(?:get|download) (?:the|our) (?:app|newsletter)|(?:daily |weekly |our )?newsletters?|get (?:the )?.{1,40} in your inbox/,
  /related (?:articles?|stories|news|topics|posts|content)|most (?:read|popular|viewed|shared|commented)|trending(?: now)?|popular|latest(?: news| stories)?|editor.?s.? picks?|recommended(?: for you)?|more (?:on|from) .{1,40}|you (?:may|might) also like/,
  /privacy (?:policy|notice|settings)|terms (?:of (?:use|service)|and conditions)|contact us|about us|site ?map|accessibility|faq/,
  /(?:copyright )?(?:©|\(c\)).{1,120}|.{0,80}all rights reserved/,
  /an official website of .{1,80}|here.?s how you know/,
  /listen to (?:this )?(?:article|story)|\d+ min(?:ute)?s? read|print(?:able)? version|image caption|photo gallery/,
  // Russian
  /подпи(?:саться|сывайтесь|шитесь)(?: (?:на|сейчас).{0,60})?|оформить подписку|подписка/,
  /вой(?:ти|дите)(?: (?:или|через|в) .{0,60})?|вход|регистрация|зарегистрир(?:оваться|уйтесь)|авториз(?:уйтесь|оваться|ация).{0,60}/,
  /чтобы участвовать в дискуссии.{0,60}|для участия в обсуждении.{0,60}/,
  /(?:читать|узнать|показать|смотреть|загрузить) (?:далее|дальше|полностью|больше|ещё|еще|все|всё|подробнее|также)|читайте также|подробнее|далее/,
  /поделиться(?: .{1,40})?|скопировать ссылку|распечатать|версия для печати|отправить(?: .{1,30})?|сохранить/,
  /(?:\d+ )?комментари(?:и|й|ев|я)(?: \(?\d+\)?)?|(?:оставить|добавить) комментарий|обсудить|обсуждение/,
  /лента новостей|все новости|новости партн[её]ров|материалы партн[её]ров|главные новости|последние новости|главное|заголовок открываемого материала|чаты|загрузка/,
  /главная(?: страница)?|меню|поиск|найти|закрыть|наверх|вверх|реклама|на правах рекламы|размещение рекламы/,
  /(?:мы|наш сайт|этот сайт|сайт) использу(?:ем|ет) (?:файлы )?(?:cookie|куки).*|принять(?: все)?|согласен|хорошо, понятно/,
  /поддерж(?:ать|ите|и)(?: (?:нас|проект|редакцию|издание|журналистов).{0,30})?|пожертвовать|сделать пожертвование|напомнить позже|способы оплаты/,
  /(?:обращение|сообщение|письмо) (?:от )?редакции.{0,60}/,
  /(?:наш|читайте нас в|следите за нами в|мы в|подписывайтесь на) .{0,30}(?:телеграм|telegram|вконтакте|дзен|соцсет).{0,40}|вконтакте|одноклассники|телеграм|дзен/,
  /(?:по теме|ещё по теме|еще по теме|материалы по теме|похожие (?:новости|статьи|материалы)|популярное|самое читаемое|рекомендуем|выбор редакции)/,
  /политика конфиденциальности.{0,40}|пользовательское соглашение|правила (?:сайта|использования).{0,40}|контакты|о (?:нас|редакции|проекте|сайте)|обратная связь/,
  /.{0,80}все права защищены/,
].map((line) => new RegExp(`^(?:${line.source})$`, 'iu'))

/** Signs of a site that speaks for itself to its readers. Two of them in one block make it the site's own text. */
export const APPEAL_SIGNS: readonly RegExp[] = [
  /\byour (?:(?:generous|financial|continued) )?(?:support|contribution|donation|subscription)|ваш[ауе]?[юй]? (?:поддержк|взнос|пожертвован)/iu,
  /\bsupport (?:us|our)\b|by supporting|please support|поддерж(?:ите|ать) (?:нас|нашу|редакцию|журналист|независим)/iu,
  /we need your help|need your support|нам нужна ваша (?:помощь|поддержка)|help us\b/iu,
  /\bsubscri(?:be|ption)|\bsign up\b|newsletter|подпи(?:шитесь|ска|ску|сывайтесь)|рассылк/iu,
  /ad.free|disabled all ads|ad blocker|reading experience|без рекламы|блокировщик/iu,
  /\bdonat(?:e|ion)|small favou?r to ask|пожертвован/iu,
  /from just [$€£]|(?:monthly|a month|per month|in the month)\b.*|ежемесячн|в месяц/iu,
  /independent (?:journalism|media|news)|независим(?:ой|ую|ая|ые) (?:журналистик|сми|медиа|пресс)/iu,
  /makes? a (?:\w+ )?(?:of )?difference|world of difference|significant impact/iu,
  /\bour (?:journalis[mt]|newsroom|reporting|readers|work|mission|website)|наш(?:а|у|ей|и|их)? (?:журналист|редакци|читател|работ|сайт)/iu,
  /\bdear readers?\b|дорогие (?:читатели|друзья)|уважаемые читатели/iu,
  /\bcookies?\b|куки|privacy policy|third.part(?:y|ies)/iu,
  /stay tuned|keep up with|будьте в курсе|следите за/iu,
  /breaking news|latest news|последние новости|самые важные новости/iu,
  /refuse to be silenced|foreign agent|иностранн(?:ый|ого|ым) агент/iu,
]

export const FIRST_PERSON =
  /\b(?:we|us|our|ours|you|your)\b|(?<!\p{L})(?:мы|нас|нам|наш\p{L}*|вы|вас|вам|ваш\p{L}*)(?!\p{L})/iu

/** The first block of an appeal that runs over several. */
export const APPEAL_OPENING =
  /^(?:[….\s]*(?:we have a small favou?r to ask|a message from\b|an? (?:word|note|message|letter) from (?:the|our) (?:newsroom|editors?|editorial)|(?:an? )?(?:appeal|letter) (?:to|from) (?:our|the) (?:readers|editors?))|dear readers?\b|дорогие читатели|уважаемые читатели|(?:обращение|сообщение|письмо) (?:от )?редакции)/iu

/** Verbs by which an article reports another's words: who speaks is not the site. */
export const REPORTING =
  /\b(?:said|says|told|according to|reported|stated|announced|quoted)\b|(?<!\p{L})(?:сказал|заявил|сообщил|по словам|отметил|рассказал|добавил)/iu
