"""Pages in the manner of news sites, with the text that a reader would call the article: site_pages() gives 32 of them.

Each layout is a function of an article: sixteen, from today's elements to tables and line breaks of twenty years ago, with
what stands around articles: menus, teasers, comments, banners, captions, ads, forms, bios. The articles are our own
(corpora/en), the rest is invented here.
"""
import html
import pathlib

CORPUS = pathlib.Path(__file__).resolve().parents[2] / "corpora" / "en"
MENU = "".join(f'<li><a href="/s{i}">{name}</a></li>' for i, name in enumerate(
    "Home News World Politics Business Technology Science Health Sport Culture Travel Opinion Video Podcasts Newsletters Subscribe".split()))
TEASERS = ["Harbour opens its new quay after three years of work", "What the new rules for landlords mean for you",
           "Ten walks for a wet weekend in the hills", "The bakery that never closes, and the woman who runs it"]
LEADS = ["The quay cost more than planned, but the first ships have already moored there, and the town is happy with it.",
         "Landlords will have to show their papers from next month on, and many do not know which ones they need for that.",
         "Rain is no reason to stay at home, says our walker, who has tried all of these paths with her dog and her boots.",
         "At four in the morning the ovens are hot and the queue is long, as it has been for thirty years in this street."]
COMMENTS = ["I have lived here all my life and have never seen anything like this, and I hope that I never will again.",
            "Typical. They promise and promise, and in the end it is we who pay for all of it, as we always have done.",
            "Thank you for this article, which at last says clearly what everybody around here has known for many years."]


def e(text):
    return html.escape(text, quote=False)


def articles():
    found = []
    for name in ("tariffs", "results", "ferry", "bank", "parliament", "crime", "science", "disaster"):
        lines = [line for line in (CORPUS / f"{name}.txt").read_text(encoding="utf-8").split("\n") if line.strip()]
        body = [line for line in lines[1:] if len(line) > 60]
        found.append((lines[0], body))
    return found


def shell(title, body, head="", attributes=""):
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(title)} | The Pilot</title>{head}</head><body {attributes}>{body}</body></html>'


def ps(paragraphs, attributes=""):
    return "".join(f"<p{attributes}>{e(p)}</p>" for p in paragraphs)


def teasers(tag="div", cls="related"):
    return f'<{tag} class="{cls}"><h2>More on this</h2>' + "".join(
        f'<div class="item"><a href="/{i}"><img src="{i}.jpg"><h3>{t}</h3><p>{lead}</p></a></div>' for i, (t, lead) in enumerate(zip(TEASERS, LEADS))) + f"</{tag}>"


def semantic(title, body):
    return shell(title, f'<header role="banner"><nav><ul>{MENU}</ul></nav></header><main><article><header><h1>{e(title)}</h1><p class="byline">By <a rel="author" href="/m">Mary Ng</a></p>'
                 f'<time datetime="2025-09-19">19 September 2025</time></header><figure><img src="a.jpg"><figcaption>A ship in the harbour on a grey morning in autumn. Photograph: The Pilot</figcaption></figure>'
                 f'{ps(body)}</article>{teasers("aside")}</main><footer><p>© The Pilot 2025. All rights reserved, and nothing may be copied without leave.</p></footer>'), body


def div_soup(title, body):
    return shell(title, f'<div id="top"><div class="x1"><ul>{MENU}</ul></div></div><div id="wrap"><div class="c8"><div class="h">{e(title)}</div><div class="i">Mary Ng, 19 September 2025</div>'
                 f'<div class="t">{"".join(f"<div>{e(p)}</div>" for p in body)}</div></div><div class="c4">{"".join(f"<div><a href=/{i}>{t}</a></div>" for i, t in enumerate(TEASERS))}</div></div>'
                 f'<div id="bottom"><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a> <a href="/contact">Contact</a></div>'), body


def tables(title, body):
    return shell(title, f'<table width=100%><tr><td colspan=3><font size=7>THE PILOT</font></td></tr><tr><td width=120 valign=top>{"<br>".join(f"<a href=/{i}>Section {i}</a>" for i in range(12))}</td>'
                 f'<td valign=top><font size=5><b>{e(title)}</b></font><br><i>19 September 2025</i><br><br>{"<br><br>".join(e(p) for p in body)}</td>'
                 f'<td width=160 valign=top>{"<br>".join(f"<a href=/x{i}>{t}</a>" for i, t in enumerate(TEASERS))}</td></tr></table>'), body


def wordpress(title, body):
    share = '<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a href="#">Twitter</a></li><li><a href="#">Facebook</a></li></ul></div>'
    return shell(title, f'<div id="page" class="hfeed site"><header id="masthead" class="site-header"><nav class="main-navigation"><ul>{MENU}</ul></nav></header><div id="primary"><div id="content" class="site-content">'
                 f'<article class="post-17 post author-mary type-post hentry category-news tag-trade"><header class="entry-header"><h1 class="entry-title">{e(title)}</h1><div class="entry-meta">Posted on <a href="/d"><time datetime="2025-09-19">September 19, 2025</time></a> by <a href="/m">Mary Ng</a></div></header>'
                 f'<div class="entry-content updated">{ps(body)}{share}<div id="jp-relatedposts" class="jp-relatedposts">{teasers()}</div></div><footer class="entry-meta">Posted in <a href="/n">News</a></footer></article>'
                 f'<div id="comments" class="comments-area"><h2>3 thoughts on this</h2><ol class="comment-list">{"".join(f"<li class=comment><p>{c}</p></li>" for c in COMMENTS)}</ol></div></div></div>'
                 f'<div id="secondary" class="widget-area"><aside class="widget"><h3>Recent posts</h3><ul>{"".join(f"<li><a href=/{i}>{t}</a></li>" for i, t in enumerate(TEASERS))}</ul></aside></div></div>', attributes='class="single single-post has-sidebar"'), body


def blocks(title, body):
    parts = "".join(f'<div data-component="text-block" class="ssrcss-7uxr49-RichTextContainer"><p class="ssrcss-1q0x1qg-Paragraph"><b>{e(p)}</b></p></div>' if i == 0 else
                    f'<div data-component="text-block" class="ssrcss-7uxr49-RichTextContainer"><p class="ssrcss-1q0x1qg-Paragraph">{e(p)}</p></div>' + ('<div data-component="ad-slot"><p>Advertisement</p></div>' if i % 4 == 3 else "")
                    for i, p in enumerate(body))
    return shell(title, f'<div id="root"><div><nav><ul>{MENU}</ul></nav><main id="main-content"><article class="ssrcss-pv1rh6-ArticleWrapper"><div data-component="headline-block"><h1>{e(title)}</h1></div>'
                 f'<div data-component="byline-block"><div class="ssrcss-byline">Mary Ng</div><div>Business correspondent</div></div>{parts}<div data-component="links-block"><h2>Related topics</h2><ul><li><a href="/t">Trade</a></li><li><a href="/g">Grain</a></li></ul></div></article>'
                 f'<section data-component="related"><h2>Top stories</h2>{"".join(f"<div><a href=/{i}>{t}</a><div>3 hours ago</div></div>" for i, t in enumerate(TEASERS))}</section></main></div></div>'), body


def live_blog(title, body):
    entries = "".join(f'<article class="block" id="b{i}"><header><time datetime="2025-09-19T{16 - i % 8}:05:00">{16 - i % 8}.05</time></header><div class="block-elements"><p>{e(p)}</p></div><div class="share"><a href="#">Share</a></div></article>' for i, p in enumerate(body))
    return shell(title, f'<nav><ul>{MENU}</ul></nav><main><h1>{e(title)} – live</h1><div class="blog">{entries}</div></main><footer><ul>{MENU}</ul></footer>'), body


def paywall(title, body):
    shown = body[:4]
    return shell(title, f'<header><ul>{MENU}</ul></header><div class="article-page has-paywall"><h1>{e(title)}</h1><div class="article-text">{ps(shown)}</div><div class="paywall-prompt"><h2>Read on with The Pilot</h2>'
                 f'<p>You have reached the end of what is free. Subscribe now for one crown a month and read all that we write, everywhere.</p><button>Subscribe</button><p>Already a subscriber? <a href="/login">Sign in</a></p></div></div>{teasers("section", "most-read")}'), shown


def cookies(title, body):
    return shell(title, '<div id="consent-overlay" class="cookie-consent" role="dialog"><h2>We value your privacy</h2><p>We and our 812 partners store and read information on your device, such as cookies, and process personal data for advertising.</p>'
                 f'<p>You may agree, or change what you prefer before you agree, and you may take it back whenever you like to do so.</p><button>Agree</button></div><div class="skip-link"><a href="#c">Skip to content</a></div><ul class="nav">{MENU}</ul>'
                 f'<div id="c"><h1>{e(title)}</h1><div class="dateline">Friday, 19 September 2025</div>{ps(body)}</div>'), body


def inline_boxes(title, body):
    parts = []
    for i, p in enumerate(body):
        parts.append(f"<p>{e(p)}</p>")
        if i == 1:
            parts.append(f'<aside class="element-rich-link"><a href="/x"><span>Related: </span>{TEASERS[0]}</a></aside>')
        if i == 3:
            parts.append('<div class="newsletter-signup"><h3>The Morning Pilot</h3><p>All that you need to know, in your inbox at seven every morning, written by our editors.</p><form><input type="email"><button>Sign up</button></form></div>')
        if i == 5:
            parts.append(f'<p><strong>Read more: </strong><a href="/y">{TEASERS[1]}</a></p>')
    return shell(title, f'<nav><ul>{MENU}</ul></nav><article itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{e(title)}</h1><div itemprop="articleBody" class="content__article-body">{"".join(parts)}</div>'
                 f'<div class="author-bio"><p>Mary Ng has written about trade for The Pilot since 2011. She lives in the old town with two cats and a boat.</p></div></article>{teasers("section", "onward")}'), body


def halves(title, body):
    middle = len(body) // 2
    return shell(title, f'<header><nav><ul>{MENU}</ul></nav></header><div class="layout"><div class="column"><h1>{e(title)}</h1><div class="part">{ps(body[:middle])}</div><div class="ad"><p>Advertisement</p><iframe src="x"></iframe></div><div class="part">{ps(body[middle:])}</div></div>'
                 f'<div class="side"><h4>Most popular</h4><ol>{"".join(f"<li><a href=/{i}>{t}</a></li>" for i, t in enumerate(TEASERS))}</ol></div></div>'), body


def subheads(title, body):
    heads = ["What happened", "What comes next", "Why it matters"]
    wanted, parts = [], []
    for i, p in enumerate(body):
        if i % 4 == 2 and i // 4 < len(heads):
            parts.append(f"<h2>{heads[i // 4]}</h2>")
            wanted.append(heads[i // 4])
        parts.append(f"<p>{e(p)}</p>")
        wanted.append(p)
    points = ["The first thing that readers should know about all this", "A second thing, which is nearly as important as that"]
    listed = "<ul>" + "".join(f"<li>{p}</li>" for p in points) + "</ul>"
    return shell(title, f'<div class="navbar"><ul>{MENU}</ul></div><div class="container"><div class="story"><h1>{e(title)}</h1><section>{parts[0]}{listed}{"".join(parts[1:])}</section><h2>Related stories</h2><ul>{"".join(f"<li><a href=/{i}>{t}</a></li>" for i, t in enumerate(TEASERS))}</ul></div></div>'), [wanted[0], *points, *wanted[1:]]


def form_page(title, body):
    return shell(title, f'<form name="aspnetForm" method="post" action="/a.aspx"><input type="hidden" value="{"x" * 500}"><div id="ctl00_Menu"><ul>{MENU}</ul></div><div id="ctl00_Content"><span class="title">{e(title)}</span>{ps(body)}</div>'
                 f'<div id="ctl00_Footer"><a href="/a">About us</a> | <a href="/b">Terms</a></div></form>'), body


def unclosed(title, body):
    return (f"<html><head><title>{e(title)}</title><body bgcolor=white><center><h1>{e(title)}</h1></center><a href=/>Home</a> | <a href=/n>News</a><hr>"
            f"{''.join(f'<p>{e(p)}' for p in body)}<hr><font size=1><a href=/c>Contact</a></font></body>"), body


def amp(title, body):
    return shell(title, f'<amp-sidebar id="menu" layout="nodisplay"><ul>{MENU}</ul></amp-sidebar><header class="headerbar"><div class="site-name"><a href="/">The Pilot</a></div></header><article class="amp-wp-article"><header class="amp-wp-article-header"><h1>{e(title)}</h1><div class="amp-wp-meta">Mary Ng</div></header>'
                 f'<div class="amp-wp-article-content">{ps(body)}</div><footer class="amp-wp-article-footer"><div class="amp-wp-meta">Categories: <a href="/n">News</a></div></footer></article><amp-consent><p>This site keeps cookies on your device, and you may read what for before you agree with it.</p></amp-consent>'), body


def hidden_parts(title, body):
    return shell(title, f'<div class="menu-mobile" aria-hidden="true"><ul>{MENU}</ul></div><div hidden><p>This browser is too old for this site, and you should get another one before you go on reading here.</p></div><main role="main"><h1>{e(title)}</h1><p class="standfirst">{e(body[0])}</p><div class="meta">19 Sep 2025 14.05</div>'
                 f'<div class="article__body">{ps(body[1:])}</div><p style="display:none">Print this page, or send it to someone who you believe should read it too, by the buttons.</p></main><div role="complementary">{teasers()}</div><noscript><p>Please turn on scripts, without which this site does not work as it was made to work.</p></noscript>'), body


def many_teasers(title, body):
    cards = "".join(f'<article class="card"><a href="/{i}"><h3>{t}</h3></a><p>{lead}</p><span>5 min read</span></article>' for i, (t, lead) in enumerate(zip(TEASERS, LEADS)))
    return shell(title, f'<nav><ul>{MENU}</ul></nav><div class="page"><article class="main-article"><h1>{e(title)}</h1><p class="lede">{e(body[0])}</p>{ps(body[1:])}</article><div class="grid">{cards}</div></div>'), body


LAYOUTS = [semantic, div_soup, tables, wordpress, blocks, live_blog, paywall, cookies, inline_boxes, halves, subheads, form_page, unclosed, amp, hidden_parts, many_teasers]


def site_pages():
    """(name, page, paragraphs of the article)"""
    texts = articles()
    for number, layout in enumerate(LAYOUTS):
        for turn in (0, 1):
            title, body = texts[(number + turn * 3) % len(texts)]
            page, wanted = layout(title, body)
            yield f"{layout.__name__}-{turn}", page, wanted


def f1(text, wanted):
    """Of the words, as bags."""
    from collections import Counter
    found, right = Counter(text.split()), Counter(" ".join(wanted).split())
    common = sum((found & right).values())
    return 2 * common / (sum(found.values()) + sum(right.values()))
