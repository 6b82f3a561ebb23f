"""The usual phrases in which the parts of a told story are told: setting, aim, price and lesson.  Patterns only."""

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_SOME = r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half a|some|few|several|\d+)"
_SPAN = r"(?:hour|day|night|weekend|week|month|quarter|semester|term|season|summer|winter|year)s?"
_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|afternoon|evening|noon|day)"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer"
    r"|autumn|winter|(?:19|20)\d\d)"
)
SETTING = _any(
    rf"\b(?:last|this|two|three|four|five|some|few|several) {_SPAN}\b(?: ago)?",
    rf"\bone {_DAY}\b|\bin {_MONTH}\b|\bthat (?:summer|winter|year|autumn|spring)\b",
    rf"\b{_SOME} {_SPAN} (?:after|before|ago|into|earlier)\b|\bat (?:noon|midnight|\d+ (?:am|pm))\b",
    r"\b(when|while|where|back when|at the time) (i|we) (was|were|worked|joined|had|did|started|interned|led)\b",
    r"\bduring my\b|\b(?:in|for|on) (?:my|our) (first|second|third|last|final|phd|ph\.d|internship|previous|old"
    r"|current"
    r"|postdoc|thesis)\b",
    r"\bat (my|our|the) (internship|company|lab|university|institute|previous|last|start-?up"
    r"|hospital|team|job|group|\w+ (?:archive|company|lab|institute|office|hospital))\b",
    r"\b(i|we) (was|were|had been) (working|building|running|part of|responsible|on a|on the|an intern|a phd|the)\b",
    r"\bthere (?:was|were)\b|\bwe had (?!to\b)|\bour (team|lab|group|model"
    r"|system|product|pipeline|paper)\b",
    r"\b(?:we|i|they) (?:paid|depended|relied|used to|inherited|joined|ran|maintained)\b",
    r"\bour [\w -]{3,40}? (?:was|were|had|went|ran|came|kept|took)\b",
    r"\bmy (?:manager|advisor|supervisor|boss|lead|director|professor)(?: had)? (?:was|wanted|asked|told|said"
    r"|decided)\b",
    r"\b(internship|thesis|phd|my team|my group|postdoc)\b",
)
_DATE = (
    rf"(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b|{_MONTH}|{_DAY}|the (?:end|start|beginning|middle|close|\w+ of)|then"
    r"|noon|midnight|q\d|christmas)"
)
DEADLINE = _any(
    r"\bby (?:\d{1,2}(?::\d\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?=,|\.| o'clock| a\.?m| p\.?m| in the (?:morning|evening|afternoon)| sharp|$)",
    r"\b(?:last|hold|run) (?:us |me )?(?:to|until|till|through) (?:the )?(?:end|close|\w+ of)\b",
    rf"\b(?:by|before|until|till) (?:the )?(?:(?:next|following|coming|late|early|mid|mid-|about"
    rf"|around) ?)?{_DATE}\b",
    r"\b(?:by|until|till|before) (?:the |my |our )?(?:next|following|coming) \w+\b|\bby (?:that|the) (?:date"
    r"|time|\w+ (?:review|deadline|meeting|release|launch|board|season|sale|freeze|audit|demo))\b",
    r"\b(?:deadline|due (?:in|on|by|at|before)|(?:was|were|is|are) due|closing date|(?:closes|closing|expir\w+"
    r"|runs? out|running out) (?:in|on|by|at|\w+day))\b",
    rf"\b(?:had|have|left|gave (?:me|us|myself|her|him|them)|given) (?:(?:about|only|just|maybe|exactly"
    rf"|less than|at most|around|roughly|barely|until|till) )*(?:{_SOME} (?:\w+ )?(?:{_SPAN}|hours?|days?)"
    rf"|{_MONTH}|the end)",
    rf"\b{_SOME} (?:{_SPAN}|days?) (?:left|out|to go|away|to (?:deliver|find|fix|get|decide|ship|build|show|make))\b",
    r"\bin time for\b|\bready (?:by|before|for|in|on)\b|\bbefore the (?:\w+ ){0,2}(?:launch|release|demo"
    r"|review|meeting|season|board|audit|conference|submission|winter|summer|holidays?|start|sale|freeze|pilot"
    r"|trial|vote|renewal|workshop|end|next|committee)\b|\bbefore (?:the )?(?:harvest|winter|summer|christmas"
    r"|spring|autumn|easter|launch|submission|release)\b",
    r"\b(?:is|was|were|are) (?:on|for) (?:the )?\d{1,2}(?:st|nd|rd|th)?\b",
)
AIM = _any(
    r"\b(?:my|our|the|his|her|their|actual|whole) (?:actual |own |main |first |real )?(?:task|job|goal|aim"
    r"|assignment|objective|brief|deliverable|mandate|mission|remit)\b"
    r"|\b(?:my|our|the|his|her|their|actual|whole) (?:actual |own |main |first |real )?(?:ask|request|target"
    r"|question|promise|commitment|requirement|bar|charge|challenge|problem|need|condition"
    r"|plan) (?:\w+ ){0,4}?(?:was|is|said|were|that came|had|:)",
    r"\b(?:i|we|they|he|she|it|you|somebody|someone|who|that|which|team|group|manager|customer|client|advisor"
    r"|adviser|supervisor|owner|lead|director|board|boss|host|product|management|people|teacher|site|lab"
    r"|ministry|hospital|company|committee|one) (?:really |just |only |also |then |still |badly "
    r"|specifically )?"
    r"(?:needed|wanted|asked (?:me|us)|(?:was|were|been|is|are|got) (?:\w+ )?(?:asked|supposed|expected|meant"
    r"|responsible|assigned|in charge|told|given|required|promised|to (?:build|deliver|find|show|get|make|have"
    r"|be|decide|cut|reduce|replace|ship|write|choose|predict|say|know))|had (?:\w+ )?to (?:be|know|have|get"
    r"|find|make|pick|choose|come|deliver|build|show|decide|ship|hit|reach|cut|say|give|produce|tell|present"
    r"|beat|fix|work|hand|explain|replace|move|go|prove|finish|submit)|promised|committed to|owed|set (?:me"
    r"|us) (?:a|the)|insisted|demanded|expects?|expected)\b",
    r"\b(?:asked|tasked|told|hired|assigned) (?:me|us|my team)\b|\bi (?:promised|owned|took on|took it on"
    r"|volunteered|offered to|owed|committed to|set myself|wanted to (?:know|find|be able|get|have|make))\b"
    r"|\bwhat i (?:needed|had|wanted) to\b|\bneeds? (?:a|to|one|an|it)\b|\b(?:boss|manager|lead|director|head"
    r"|she|he|they|advisor|supervisor|customer|client|board|product|finance|sales) asked (?:for|whether|if"
    r"|that|data|my|our)\b|\b\w+ (?:had|has|have|needed) to (?:be|come|stay|go|land|work|run|fit|cost|take|get"
    r"|last|hold|see|answer|understand"
    r"|reach|make|stop|return|arrive)\b"
    r"|\b(?:fell|came|was up|was down) (?:to|on) (?:me|us)\b|\bi wondered (?:why|whether|how)\b"
    r"|\bto make sure (?:that|it|we|the|no)\b|\bmy (?:name|neck) was\b|\bfor that to (?:work|happen)\b"
    r"|\bat (?:most|least) (?:\d|half|\w+ percent)",
    r"\b(?:would not|wouldn't|didn't) (?:use|trust)\b",
)
_HABIT = (
    r"(?:now|today|these days|nowadays|since(?: then)?|ever since|from then on|always|every time|whenever|any more"
    r"|anymore|each time)"
)
LEARNING = _any(
    r"^\W*(?:(?:so|and|but),? )?next time,? (?!(?:it|he|she|they|there|that|this|when|you)\b)\w",
    r"\b(?:i|we)(?:'ve|'d| have| had)? (?:\w+ ){0,2}?(?:learned|learnt|realised|realized|took away|take away"
    r"|took from|underestimated|overestimated|misjudged|wasted|took home|regret|regretted)\b",
    r"\b(?:lesson|hindsight|looking back|look back|takeaway|take-away|taught (?:me|us)|teaches? (?:me|you)"
    r"|what i took|thing i took|what i take|do (?:it |that |things )?differently|done differently|moral"
    r"|the point for me|(?:stuck|stayed|stays|sticks) with me|opened my eyes|eye-opener|what (?:it|that) changed"
    r"|changed (?:how|the way|my|what) (?:i|we|mind)|got wrong|(?:my|the"
    r"|our) (?:own )?(?:real )?mistake (?:was|is)|i was wrong to|what i'd (?:do|change|tell)"
    r"|not the other way (?:round|around)|next time,? (?:i|we|i'd|i'll)"
    r"|(?:i|we|i'd|i'll|we'd)\b[^.]{1,60}\bnext time"
    r"|(?:cured|convinced|reminded|humbled) me|blind spot|i was naive|in future|going forward|since that day"
    r"|never again"
    r"|from now on|i came to (?:see|think)|made me (?:realise|realize|see|think|understand)|showed me (?:that|how)"
    r"|that's when i (?:understood|saw|realised|realized)|if i (?:did|do|had to do|were to do) (?:it|that"
    r"|this) again)\b",
    r"\b(?:i|we) should(?:n't)?(?: not)?(?:'ve| have)\b|\bcould have saved\b|\bi could(?:'ve| have) (?:saved"
    r"|done|asked|known"
    r"|caught|avoided)\b|\bi'd (?:\w+ ){0,4}?(?:differently|earlier|sooner|next time"
    r"|from the (?:start|beginning)|at the (?:very )?(?:start|beginning)|on day one|first)\b",
    r"\bif i (?:were|was|had|did|could|had to)\b[^.]{0,60}\b(?:again|over|start|i'd|would|could)|\bif i'd\b"
    r"|\bwere i to\b|\bwhat i'd been \w+ing\b|\bi'd been (?:only |just |wrongly )?\w+ing (?:only|just|the wrong)\b"
    r"|\b(?:wasn't|hadn't been|not been|became|is) (?:\w+ )?(?:clear|obvious) to me\b|\bhadn't (?:known|seen"
    r"|understood) "
    r"(?:that |it )?(?:before|until)\b",
    rf"\b{_HABIT},? (?:i|we|my|our|every|each|the (?:first|team|lab|template)|there's|it's)\b|\bi now\b|\bnow i\b"
    r"|\bi've (?:\w+ ){1,12}since\b|\bmy (?:rule|habit|default|checklist|first question)\b"
    r"|\b(?:became|become|is now|are now) (?:a|our|my|the|part of)(?: \w+)? (?:habit|standard|practice|rule"
    r"|check|routine|step)\b",
    r"\bif there(?:'s| is) one thing\b|\bi came away\b|\bmade me (?:\w+ )?(?:suspicious|careful|humble|wary|modest"
    r"|doubt|ask)\b"
    r"|\bwhat i(?:'d)? (?:got|keep|kept|drop|carry|carried|brought) (?:from|is|out|with)\b|\bi've (?:stopped"
    r"|started|begun|become)\b"
    r"|\bshould (?:really |just |probably |simply )have\b|\b(?:kept|keep|formed|it's) (?:the|a|that) habit\b"
    r"|\bbecome (?:a )?routine\b",
)
HABITS = _any(
    r"(?<!whatever )(?<!that )(?<!which )\b(?:i'd|i would) (?:\w+ )?(?:start|begin|ask|go|talk|call|test|write"
    r"|check|do|measure|build|invite|plan|spend|use"
    r"|look|tell|bring|take|give|make)\b",
    r"\bi(?:'d| would|'ve)(?: not|n't)?(?: \w+)? have\b|\bi would(?:n't)?(?:'ve| have)\b|\bi'd (?:\w+ ){0,4}?still\b",
    r"\b(?:i|we) (?:\w+ ){1,12}?(?:now|these days|nowadays|since then|ever since|any more|anymore|every time"
    r"|before every|for every|from then on)\b",
    r"\bi (?:always|never|no longer) (?!thought|knew|said|had|was|did|got|used|went)\w+(?<!ed)\b|\bi used to\b"
    r"|\b(?:every|each|any) [\w -]{2,40}? (?:i|we) (?:\w+ )?(?:write|make"
    r"|build|run|do|start|plan|review|ship|send|train|design|give|own|lead|propose) "
    r"|\bwhen(?:ever)? i (?:propose|start|plan|hear|see|write|build|get|review|join|take|am|run|hand)\b",
    r"\b(?:i|we) (?:(?!\w+ed\b)\w+ ){1,9}(?:every|each) (?:new )?(?:month|week|day|year|quarter|release|project"
    r"|team|paper"
    r"|model|study|sensor|student|friday|monday|agenda|morning|review|plan)\b|\b(?:on|in) (?:every|each) (?:agenda"
    r"|project|review|team|study|plan|report|release|template|place)\b"
    r"|\bit's in (?:our|my|the|every)\b|\bi've (?:\w+ ){1,6}(?:more|others?|further)\b",
    r"\b(?:there's|there is|it's) now\b|\bthere's [\w ]{2,30} now\b|\bnow there's\b|\b(?:has|have|gets?"
    r"|includes?) (?:a|an|its own) [\w ]{2,30} now\b"
    r"|\bis (?:now )?(?:standard|the first thing)\b|\bi (?:stopped|quit|started|began) (?:\w+ing)\b"
    r"|\bi'm (?:more|less|quicker|slower|careful|much)\b|\bthere's (?:a|an) \w+ (?:for|in|on) \w+"
    r"|\b(?:the (?:next|following) (?:project|one|team|study|model)|in (?:later|every"
    r"|all my) (?:projects?|work)|i'll (?:always|never)|by default|it changed)\b",
    r"\bi (?:still )?(?:ask|check|count|write|keep|sit|start|begin|open|plan|talk|go|look"
    r"|test|measure|send|show|tell|budget|bring|insist|try to|make|draw|build|plot|walk|call|ring|book"
    r"|leave|prefer|spend|give|treat|compare|add|name|move|stop|wait|log|pin|freeze|reserve|share"
    r"|visit|listen|refuse|don't (?!know|think|remember|have|want|mean|recall|believe)\w+) (?!it was)",
)
_LESS = (
    r"(?:(?<!more or )less|slower|worse|uglier|coarser|messier|larger|bigger|longer|heavier|riskier|harder|weaker"
    r"|thinner|poorer"
    r"|more (?:expensive|work|fragile|complicated|costly|effort))"
)
PRICE = _any(
    r"\bnot (?:quite )?as (?:good|accurate|fast|nice|precise|pretty|complete|exact|robust|smooth|fresh)\b"
    r"|\bleft out (?:every"
    r"|the|all|people|those|some)|\bpaid for (?:it|that|this) with\b|\bhad to (?:drop|give up|leave out|cut|skip"
    r"|sacrifice"
    r"|postpone|forgo)\b|\btrad(?:e|ed|ing) \w+ (?:for|against)\b|\bwhat it (?:doesn't|can't|no longer|won't)\b",
    rf"\b(?:it's|it is|it was|that's|that was|which is|which was|they're|makes? (?:it|them)|made (?:it|them)|became"
    rf"|become|got) (?:\w+ ){{0,2}}?{_LESS}\b",
    rf"\bis (?:\w+ ){{0,3}}?{_LESS} (?:\w+ ){{0,3}}?(?:by that|for it|this way|that way|now)\b",
    r"\b(?:it|that|this|which|we|i|you) (?:\w+ )?(?:loses?|lost|gives? up|gave up|sacrifices?) (?!my|our|patience"
    r"|track|sleep"
    r"|touch|hope|interest|him|her|them)\w+|\bwhat(?:'s| is| was| we| i|'s been) (?:lost|gone|lose|gave up)\b",
    r"\bwould (?:drop|fall|sink|go (?:up|down)|be (?:lower|higher|late)|rise|suffer|lag)\b|\b(?:was"
    r"|were) the (?:victim|price"
    r"|loser)\b",
    r"^\W*(?:(?:so|and|well|then|that meant|which meant),? )+no \w+|\b(?:which|that) meant no\b",
    r"\b(?:can't|cannot|couldn't|can no longer|no longer) [^.]{2,70}\b(?:any ?more|this way|that way|with it"
    r"|for it)\b"
    r"|\b(?:can't|cannot) \w+ [^.]{2,50} that way\b|\bcan't [^.]{2,40}, so no\b",
    r"\blet (?:it|that|them|this) go\b|\bnot both\b|\btook (?:that|the) trade\b|\bgrumbled\b"
    r"|\b(?:slipped|had to wait|was delayed|were delayed) (?:for|because of) (?:it|that|this)\b",
)
TRADEOFF = _any(
    r"\b(?:'d|would) have (?:liked|loved|preferred|wished)\b|\bothers would(?:'ve| have)\b|\btorn between\b"
    r"|\bdilemma\b"
    r"|\bthere was (?:also )?an? (?:cheaper|better|simpler|quicker|nicer|faster|safer|cleaner|second|third|more \w+)"
    r" (?:way|option|method|model|solution|route)\b|\b(?:cleaner|nicer|better|prettier|faster|cheaper|safer"
    r"|simpler|easier"
    r"|quicker) would (?:be|have been)\b",
    r"\b(?:trade-?offs?|alternatives?|pros and cons|in exchange|versus|(?:two|three|four"
    r"|several|other|both) (?:options|ways|choices|routes|paths)|(?<!various )options? (?:were|was|one|a|b)"
    r"|the (?:other"
    r"|obvious|safe|safer|easy|easier|usual|standard|alternative|quick|cheap|clean|textbook|natural|proper"
    r"|classical|classic"
    r"|official|normal|common|elegant|naive|full) (?:way"
    r"|option|choice|thing|route|path|fix|answer|solution|move|approach)|middle way)\b",
    r"\b(?:i|we)(?:'d| had| also| could've| could have)? ?(?:also |then |first |briefly |seriously |even |did "
    r"|really )*(?:considered|thought about|think about|debated|weighed|toyed with|was tempted|were tempted"
    r"|ruled out|decided against|chose not|decided not|turned (?:it|that|this) down|rejected|could (?:also "
    r"|have |just |simply )+\w+|could've|might have|might've|looked (?:at|into) \w+ing|gave up|give up"
    r"|gave something up|dropped|sacrificed|left out|skipped|accepted|would have (?:been|liked|preferred"
    r"|meant)|rather (?:take|took|have)|preferred)\b",
    r"\bwould(?:'ve| have) (?:been|meant|cost|taken|needed|required|saved|kept|given|lost|worked|bought|told"
    r"|looked|let)\b|\bwould be (?:nicer|cleaner|easier|faster|cheaper|simpler|better|safer|quicker)\b"
    r"|\bwhich is (?:cleaner|nicer|faster|safer|smoother|better|easier|simpler|more (?:accurate|elegant))\b",
    r"\b(?:that|which|it|this|the \w+) (?:\w+ )?(?:cost|costs|meant (?:losing|giving|no|not|fewer|less"
    r"|that we|a)|came at)\b|\bcost (?:me|us|them|her|him|half|the|one|a|two|three|about)\b|\b(?:at"
    r"|was) the (?:cost|price|expense)\b|\bthe (?:price|downside|drawback|catch)\b",
    r"\b(?:we|i|you|it) (?:do |did |also |now |still |would |might |could |'d |can )*(?:lose|loses"
    r"|lost) (?:the|some|a|about|that|speed|accuracy|recall|precision|a bit|every|all)\b|\bworse (?:for|on|at"
    r"|below|in|results)\b|\bwasn't worth\b|\bworth (?:it|the|that|a)\b|\brisk(?:ed|ing|s)?\b",
    r"\b(?:rather|sooner) than (?:\w+ ){0,6}?(?:because|since|as|even though|although)\b|\binstead,? (?:which"
    r"|though|although|even)\b|\binstead of [^.]{3,80}\b(?:because|since|even though|although|which would"
    r"|at the)\b|\bso i left\b|\bwith (?:a|the) margin\b|\bi left (?:it|that|them) (?:on|as|out|alone)\b",
)
USUAL = {
    "setting": SETTING, "deadline": DEADLINE, "aim": AIM, "learning": LEARNING, "habit": HABITS, "price": PRICE,
    "tradeoff": TRADEOFF,
}  # fmt: skip
