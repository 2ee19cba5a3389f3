"""English."""

from bot.commands.language import Language

WORDS = {
    "adv": """
        [really] (really|also|just|definitely|gladly|happily|now|personally|actually|certainly)
        (then|already|currently|maybe just|very \
            much|absolutely|honestly|presently|simply|officially)
        (hereby|additionally|totally|please|pls|plz|kindly|next|instead|finally|still like)
        therefore|thus|hence|still|both|too|indeed|{ly}
    """,
    "i": "(i|we)",
    "ours": """
        (me|myself) and [a|an|my|the] {w} [of mine]|my [{w}] (team|group|lab|company|class|club|startup)
        our [{w}] (team|group|lab|company|class|club|startup)|[a|my] {w} and (i|me|myself)
    """,
    "i_am": "(i'm|i am|im|we're|we are|iam|i m) [{adv}]",
    "i_will": """
        (i'll|ill|i will|we'll|we will|i shall|i d|il) [{adv}]
        (i|we) will [{adv}]
        (i'd|id|i would|we'd|we would|i'ld) [{adv}|still] (like|love|prefer) to [{adv}]
        (i|we) should [{adv}] (like|love) to [{adv}]
        (i'd|id|i would|we'd|we would) [{adv}] (want|wish) to [{adv}]
        (and|but) (would|'d) [{adv}] be [{adv}] ({eager}) to [{adv}]
        [is there] any (chance|way|possibility) [that] (i|we) (could|can|may|might)
        (it would|it'd|it will|would) be [{adv}|so|very|really] (great|nice|awesome|cool|lovely|wonderful|amazing|fun|good|perfect) if \
            (i|we) (could|can|may|might)
        (i'd|id|i would|we'd|we would) (gladly|happily|love to|like to|willingly)
        {ours} (would|'d) [{adv}] (like|love|be happy|be glad) to [{adv}]
        {ours} (will|is going to|are going to|wants to|want to|is happy to|are happy to|can) [{adv}]
        (i|we) [{adv}] (plan|intend) (on|to) [{adv}]
        ({i_am}) (planning) (on|to) [{adv}]
        (i|we) (at|from|of) [the] {w} [{w}] (would|'d) [{adv}] (like|love|be happy|be glad) to [{adv}]
        (i|we) (have|got) (the time|some time|time|a free week|a free weekend|the capacity) and (will|can|would \
            like to|would love to|want to|'ll|'d like to|'d love to) [{adv}]
        (i'd|id|i would|we'd|we would) [{adv}] be [{adv}] ({eager}) to
        ({i_am}) [{adv}] [more than|quite|so] ({eager}) to
        ({i_am}) (going|about|here|all set|gearing up) to
        (i'm|im|we're) gonna
        (i|we) [{adv}] (want|wish|volunteer|choose|offer) [to] [{adv}]
        ({i_am}) (wanting|wishing|volunteering|offering|prepared) to [{adv}]
        (i|we) (can|will|would like|could like) to
        and (can|will|would like to|would love to|'d like to|'d love to|want to|am going to) [{adv}]
        i wanna
        (i've|i have|i) [{adv}] (decided|chosen|volunteered|agreed) to
        [please|pls] (let me|lemme|allow me to) [{adv}]
        (can|could|may|might) (i|we) [{adv}]
        i can [{adv}]
        [i] [(was|am)|i'm|just] wondering (if|whether) (i|we) (can|could|may|might)
        (is it|is that|is this|would it be|would that be|will it be|are you|are we) [{fine}] \
            (ok|okay|fine|possible|alright|cool|good|acceptable) [(with|for) (you|everyone|the team)] \
            (if i|for me to|to) [{adv}]
        (i hope|hope) (i|we) can
        do you think (i|we) (can|could)
        (i'd|id|i would) appreciate (being able|the chance|the opportunity) to
        i [{adv}] hereby
    """,
    "fine": "still|be|perfectly|totally",
    "eager": """
        happy|glad|delighted|honored|honoured|thrilled|excited|keen|willing|eager|ready|up|down
        interested|pleased|stoked|available|able|free|more than happy
    """,
    "if_i": """
        (if|that) (i|we)
    """,
    "asking": """
        (is it|is that|would it be|would that be|is everyone|are you) [still]
        [(mind|do you mind|would you mind|anyone mind|does anyone mind|would anyone mind)]
    """,
    "take": """
        take [on|up|over the work on|charge of|care of|responsibility for|ownership of|the lead \
            on]
        take (a|another) (stab|crack|shot|swing|go) at
        get (my hands|our hands) (dirty (with|on)|on)|get stuck into|sink my teeth into|roll up my sleeves for
        have the (honour|honor|pleasure|privilege|chance|opportunity) (of {taking}|to (do|take|write|work on))
        (take|claim|do|have|pick|grab) (one|two|some|a few|one more) of
        spearhead|champion|compose|ship|cook [up]|whip up|put out|see to|attend to|be in charge of|own
        (go|move) (ahead|forward) (with|and do|and take)|be {taking}|be the (one|person) {taking}|settle (on|for)|opt for|commit (to|myself to)
        have (a|another) (go|crack|stab|shot|try|bash) at
        claim|/claim|grab|snag|tackle|handle|own|reserve|adopt|lead|undertake|be doing|book
        pick [up|out]
        do|build|write [up]|implement|create|make|author|develop|prepare|produce|draft|deliver
        contribute [with]|cover|add|submit|provide|complete|bring|put together|flesh out|knock out|crank out
        work on|start [on|with|working on|work on|doing|writing|building]|go (for|with)|go ahead \
            (with|and do)
        begin [with|working on|work on|writing]
        get (started|going|cracking) (on|with)|get to work on|get working on
        try my (hand|luck) (at|with|on)
        be (given|handed|allocated|allotted|entrusted [with])|be assigned [to|with|on]|get assigned [to]|be (the assignee|responsible|the owner) \
            (for|of|on)
        sign (up|myself up) for|volunteer for|call dibs on|jump (on|in on|into)|hop on|dive \
            into|dig into
        focus on|lock [in|down]|own up|put my name (on|down for)|carry out|proceed with|secure
        spend [some] time on|look after|step up for|be working on|be taking [on]|run with|try and \
            do
        help (by|out by|with) (doing|taking|writing|creating|building|working on)
        contribute [to ({it}|the|your|our) [project|library|repo|repository|roadmap]] (by|with|through) [{taking}|doing]
        try [to] (do|take|write|build|create)
    """,
    "took": """
        took [on|up]|worked on|did|claimed|grabbed|picked [up]|started [on|with|working \
            on]|tackled
        handled|wrote|built|created|were to take|take [on]|work on|claim|grab|pick [up]|start \
            on|do
        were assigned [to]|gave it a go|try|tried|implement|implemented|write|create
    """,
    "taking": """
        taking [on|up|care of|charge of|a stab at|a crack at|a shot at]|working \
            on|claiming|grabbing
        picking [up]|starting [on|with|work on|to work on|working \
            on]|doing|tackling|handling|building
        writing [up]|implementing|creating|authoring|developing|snagging|adopting|owning|beginning
        going (ahead|forward) with|moving (ahead|forward) with|going with|putting together
        having a go at|getting started (on|with)|jumping \
            on|drafting|contributing|reserving|preparing
        adding|going for|/claim|volunteering for|signing up for
    """,
    "noun": "skill|skills|item|items|task|topic|one|ones|entry",
    "politely": "(please|pls|plz|kindly|thanks|thank you|ty|thx|cheers)",
    "weekday": "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "span": """
        [a|one|two|three|four|five|six|seven|ten|a few|few|couple|a couple|{n}] [of] [more] {unit}
        a little while|a bit
    """,
    "unit": "day|days|week|weeks|weekend|weekends|hours|evenings|evening",
    "nth": "first|next|second|third|1st|2nd|main|only|one",
    "state": """
        free|available|open|unclaimed|unassigned|up for \
            grabs|ok|okay|fine|alright|cool|possible|allowed
        acceptable|good|all right|not taken|not claimed|still there|vacant|not assigned|untaken|on \
            the table
        not (already|yet) (taken|claimed|assigned|in progress)|okay (with|for) \
            you|unowned|needed|welcome
    """,
    "nobody": "(nobody|no one|noone|no-one|no body|none|nobody else|no one else|not anyone)",
    "somebody": "(anyone|anybody|someone|somebody|any one|anyone else|someone else|somebody \
        else|people)",
    "is": "(is|are|isn't|'s)",
}

CLAIMS = """
    {i_will} {take} {it}
    (and|so|but|,|⟩) (would|'d) [{adv}] (love|like) to {take} {it}
    (i'd|i would|i'll|i will|i want to) [like to|love to] ({drop}|give up [on]) {it} (and|to) \
        [{adv}] {take} {it}
    {i_will} (take|pick|have|grab|get) {it} (on|up)
    {i_will} [{adv}] give {it} (a|another|my best) (go|try|shot|whirl|stab|crack|spin|bash)
    {i_will} [{adv}] give {it} a real (go|try|shot)
    {i_will} [{adv}] take the lead on {it}
    (can|could|may|might) (i|we) [please|pls|also] (have|get) {it}
    (i'd|id|i would|we'd|we would) [{adv}] like {it}
    (i'd|id|i would) [{adv}] like to (have|get|see) {it} assigned [to me]
    i [{adv}] want {it}
    i [{adv}] (claim|pick|choose|call|volunteer for|call dibs on|reserve|adopt|elect|select) {it}
    {i_am} [{adv}] {taking} {it}
    {i_am} [{adv}] (up|in|down|here) for {it}
    {i_am} [{adv}] ({eager}) (in|on|about|with|for) {taking} {it}
    (i'd|id|i would) [{adv}] be [{adv}] ({eager}) (in|on|about|with|for) {taking} {it}
    (i've|i have|we've|we have|i) [{adv}|only|recently] (started|begun|began) \
        [working|work|writing|{taking}] [on|with|to work on] {it}
    (i|we|{i_am}) [{adv}] (plan|planning) on {taking} {it}
    (i'd|id|i would|we'd|we would) [{adv}] be [{adv}] ({eager}) in {taking} {it}
    [i'm|i am|just] (throwing|putting|tossing) my (hat|name) (in|into) [the ring] [for|on] {it}
    [i'm|i am] (requesting|asking|applying|volunteering|hoping) to [be assigned [to]|{take}] {it}
    (can|could|may|would) {it} (be|become) mine
    (i|we) [{adv}] (want|'d like|would like) (in|dibs) on {it}
    {it} (is|seems|looks|appears) [to be] [still] {state} [{state}] [,|-|;|so|and|then|☺] i'm on it
    (i|we) [{adv}] (will|'ll|am|are) (go|going) (for|with) {it}
    (i've|i have) [{adv}] picked up {it}
    (if i|if we) {took} {it}
    assign {it} [to|for] (me|myself|my (account|name|handle|user|username))
    (add|put|write) my (name|handle) (next to|to|on|for|beside|against|down for) {it}
    (,|-|;) {it} (for|to) me [please|pls]
    assign me [to|on|for|with|as owner of] [the|this] [issue|task|ticket|topic|project] [of|:|-] {it}
    (give|hand) to me {it}
    assign (me|myself) (the|as) (owner|assignee) (of|for|to) {it}
    (consider|put|sign|mark|count|add|pencil|book|write|enroll|list|register|slot|note) me \
        [down|up|in] [as [the|an] (owner|author|assignee|writer|contributor|person)] (for|on|to|with|of) {it}
    (reserve|save|hold|book|lock|mark|register|leave|set aside) {it} (for|to|as|under) (me|my \
        name|mine)
    give {it} to me
    (give me|gimme) {it}
    any chance (i|we) (could|can) (have|get) {it}
    any chance (of|to) (get|getting|taking|doing|have|take|do) {it}
    assign to me [please|pls] [:|-|,] {it}
    assign me (.|!|?|$)
    assign me (please|pls|plz|thanks)
    (i'd|i would|{i_am}) [be] (in|up|down|game) for {it}
    (i'd|i would) [{adv}|very] (be grateful|appreciate it|be happy|be glad|be thankful|love it) if (you|someone|you guys|a \
        maintainer) [could|would|can] [please] (assign|assigned|give|gave) me [to] {it}
    {i_will} {take} (something|one|a skill) [(from|in|of) phase {n}] [,|-|:] [let's|lets] (say|namely|specifically|i.e) {it}
    dibs on {it}
    (mark|consider|count) {it} [as] (taken|claimed|mine) [by me]
    my ({nth} [open source|oss] (claim|pick|choice|contribution|skill|one|pr|item)|choice|pick|claim) (is|will \
        be|would be|shall be|is going to be|:|-|=) {it}
    i [{adv}] take {it}
    (i'm|im|i am) your (person|man|woman|guy) for {it}
    my choice is {it}
    (,|-|;|:) [{adv}] ({eager}) to {take} {it}
    (,|-|;|:) (taking|claiming|grabbing|picking up) {it}
    (i'd|i would|id) [{adv}] like to (put|throw) my (name|hat) [in|down|in the ring] for {it}
    i'll go with {it}
    (i've|i have) (decided|settled) [on|for] {it}
    i've (opted|gone) for {it}
    (i'll|i will|i am going to|i'm going to) (settle|opt) (on|for) {it}
    i [{adv}] wouldn't mind {taking} {it}
    i [{adv}] (don't|dont) mind {taking} {it}
    can {it} be assigned to me
    could {it} be assigned to me
    i'd like {it} [to be] assigned to me
"""

MISFITS = """
    (is|are|was|were|has|had|does|did|can|could|should|would|will|might|may|must|works|needs|looks|seems)
    off (the|my|this|that)
    with (a|the) (grain|pinch)
    (into|out|apart|seriously|for granted|down|lightly|literally|away|back \
        to|offline|outside|home)
    as (an|a|the|my|our) [good|bad] \
        (example|reference|template|baseline|model|compliment|yes|no|basis|guide|hint)
    to (be|support|work|run|have|do|include|use|get|go|become|stay|show|look|appear|handle|cover)
    for my (project|work|thesis|research|job|paper|company|class|course|use case|model|app)
    for (example|instance|a (ride|spin|walk|test drive))
    (someday|eventually|one day|at some point|some day)
    [,] (but|though|although) (i|we) (don't|dont|can't|cannot|have no|lack|won't)
    (vs|versus|compared|running|working|works|to work|to \
        run|support|supported|integration|bug|bugs|issue|pr)
    (on|in|with|to) my (laptop|machine|gpu|computer|mac|server|project|company|pipeline)
    if (i|we|it|there) (had|were|was|could|wasn't|weren't)
"""

CLAIMS_FIRST = """
    {taking} {it}
    (would|'d|d) [{adv}] (like|love) to {take} {it}
    [{adv}|very|so|more than] ({eager}) to {take} {it}
    (going to|gonna|wanna|want to|about to|will|can|planning to now) {take} {it}
    (going to|gonna|will) give {it} a (go|try|shot|whirl|stab)
    [{adv}] (started|starting|began) [working|work] [on|with] {it}
    claim [request|for|on] [:|-] {it}
    claims [:] {it}
    [i] (request|requesting) (to claim|to take|to work on|assignment (of|to|for)|the claim of) \
        {it}
    ({eager}) in {taking} {it}
    {it} [-|,|:|☺|is] (for me|mine|to me|me|i'll do it|i'll take it|on me) [{politely}]
    (one|two|three|this|these|the following) (for|to) me [{politely}] [:|-] {it}
    {it} [,] {politely}
    [{politely}] [just] wondering if i could {take} {it}
    me for {it}
    (requesting|request) {it}
    volunteering (for|to take|to do) {it}
    [{it} [is] [:|-]] [i] got dibs
    next (up|one) for me [:|is] {it}
    my pick [:|is] {it}
"""

WISHES = """
    (i|we) [{adv}] (hope|aim|mean|was hoping|were hoping) to {take} {it}
    ({i_am}) (hoping|looking|aiming|intending|thinking) (to|on|of|about) \
        ({take}|{taking}) {it}
    (should|shall) i {take} {it}
    (i|i've|i have) [{adv}] (got|gotten) {it}
    (i've|i have|we've) [{adv}] been {taking} {it}
    {i_am} still {taking} {it}
    {i_am} on {it}
    {i_am} [{adv}] ({eager}) in {it}
    {i_will} [help|assist|contribute|pitch in|support|lend a hand|help out] \
        (to|with|on|for|in) {it}
    {i_will} (help|assist|support) [out] [with|on] {it}
    {i_will} contribute to {it}
    {i_will} (try|attempt|look into|explore|investigate|finish|co-own|share|try out|go over) {it}
    {i_will} (submit|open|send|make|prepare|raise|put up|create|push|file) (a|an|the|my) \
        [draft|new] (pr|pull request) (for|on|with|about|adding) {it}
    {i_will} {take} {it} [and|&] [the]
    {it} (is|are|will be|would be) (mine|for me|all mine)
    (let's|lets|we should|we could|we can|we need to) {take} {it}
    i (would rather|'d rather) {take} {it}
    (i'd|id) rather {take} {it}
    i (may|might) [as well] {take} {it}
    (maybe|perhaps) (i|we) (can|could|should|will|take|do) [{take}] {it}
    {i_am} (considering|thinking about|thinking of) {taking} {it}
    i feel like {taking} {it}
    i was (hoping|thinking|planning) (to|of|about) ({take}|{taking}) {it}
    {i_will} (take over|inherit|continue|carry on with|resume) {it}
    do you want me to {take} {it}
    (and|so|but|,) (want|wanna|plan|hope) to {take} {it}
"""

OFFERS = """
    (i'd|i would|we'd|we would|id|i could|we could) [{adv}] {take} {it}
"""

WISHES_FIRST = """
    (take|grab|pick|pick up|do) {it}
    (planning|hoping|looking|thinking) (to|on|of|about) ({take}|{taking}) {it}
    ({eager}) (in|about|for) {it}
    could {take} {it}
    got {it}
    on {it}
    [!] claim {it}
    {politely} [/claim|claim|take] {it}
    mine [:|-|!] {it}
    me [:|-|!|,] {it}
    still {taking} {it}
    (moving on|moving|switching) to {it}
    i [:] {it}
    (skill|skills|item|name|topic|my claim|wanted) [name] [:] {it}
    + 1 (for|on|to) {it}
"""

RELEASES = """
    (i'm|i am|im|we're|we are|i) [{adv}|have to|must|need to|had to|am \
        sadly|sadly|unfortunately|will|shall|'ll] (give|giving|giving back|hand|handing) up \
        [on|with|my claim (on|to|for)|the claim (on|to|for)] {it}
    ({i_will}|{must}) ({drop}) {it}
    {must} give {it} (up|back|away)
    {i_will} give {it} (up|back|away)
    {i_will} give (up|back) [on|with|my claim (on|to|for)|working on] {it}
    {must} give (up|back) [on|with|my claim (on|to|for)|working on] {it}
    {i_am} [{adv}] ({dropping}) {it}
    {i_am} [{adv}] (giving|handing|passing) {it} (up|back|away|on|over)
    {i_am} [{adv}] giving (up|back) [on|with|my claim (on|to|for)] {it}
    (i'm|i am|im|we're) [{adv}] (too|so|very|way too) (busy|swamped|overloaded|occupied|stretched) (for|to (do|finish|take|continue|work \
        on|continue with)) {it}
    (i'm|i am|im) [{adv}] off {it}
    (make|mark|set) {it} [as] (available|free|open|unclaimed) [again]
    (i|we) [{adv}|hereby] (quit|free|release|drop|unclaim|abandon|relinquish|give up [on]|withdraw from|withdraw \
        my claim (on|to|for|from)|step back from|give back|hand back) {it}
    (i|we) [{adv}|hereby] (hand|give|pass) {it} (back|up|on|over)
    [please|pls|kindly] (release|unclaim|unassign|free up|free|drop) {it} for me
    (give|pass|reassign|hand) {it} to (someone|somebody|anyone|another person) [else]
    (please|pls|kindly|thus) (release|unclaim|unassign|free up|free|drop) [my claim (on|for|to|of)] {it} \
        [{politely}|for me|from me]
    (i'd|i would|i'll|i will|i want to) [like to|love to] ({drop}|give up [on]) {it} (and|to) \
        [{adv}] {take}
    (unassign|remove|take) me (from|off|of|as owner of|as assignee of|on) {it}
    (take|remove) my (name|claim) (from|off|on|for) {it}
    cancel my claim (on|for|of|to) {it}
    i (can|could) (no longer|not|'t) [{adv}] ({finish}) {it}
    {cannot} [{adv}|even|really] ({finish}) {it}
    i no longer (want|need|have time for|wish to {take}|plan to {take}|have (the \
        time|capacity|bandwidth) for) [to {take}] {it}
    i (don't|dont|do not) have [the|any|enough] (time|capacity|bandwidth|energy|resources) \
        (for|to {take}|to finish|to continue|left for|to continue with) {it} [anymore|any \
        more|right now|after all|any longer|now]
    (i'm|i am|im) (no longer|not) {taking} {it} [anymore|any more|any longer]
    (i'm|i am|im) out of time (for|on) {it}
    (i'm|i am|im) (out|done with|letting go of|stepping away from|stepping back from|stepping \
        down from|backing out of|pulling out of|bowing out of|not able to {take}|unable to \
        ({finish})) [of] {it}
    {must} ({away}) {it}
    {i_will} ({away}) {it}
    i (let|want to let) go of {it}
    (feel free to|please|you can) (reassign|give away|reopen|re-assign|free up|release) {it}
    (someone|somebody|anyone|anybody) else (can|may|could|should|is welcome to|please|is free to) [now|please] \
        (take|have|pick|grab|pick up|claim|take over) {it} [over|up] [from me|instead of \
        me|because i|since i|as i]
    {must} let {it} go
    (can't|cannot|cant|can not) (make|finish|do|complete) {it}
    i do not want to {take} {it} (anymore|any more|any longer)
    put {it} back (on|in|to)
    i (changed|have changed) my mind (on|about) {it}
    (i've|i have|i) lost interest in {it}
    i am no longer able to {take} {it}
    don't assign me [to] {it}
    i don't want {it} (anymore|any more|any longer)
    i (don't|dont) want to {take} {it} (anymore|any more|any longer)
    (i|we) (won't|wont|will not|don't|dont|do not|no longer) have [the|enough|any] (time|capacity|bandwidth) for {it}
    (i've|i have|i) [{adv}] (abandoned|released|dropped|given up [on]) {it}
"""

RELEASES_FIRST = """
    (release|unclaim|unassign|free up|free|drop) [my claim (on|for|to|of)] {it}
    ({dropping}) [my claim (on|for|to)] {it}
    giving {it} (back|up|away)
    (giving up|giving back) [on|my claim (on|for|to)] {it}
    (no longer|not) {taking} {it} (anymore|any more|any longer)
    no longer {taking} {it}
    (need|have|got) to ({drop}) {it}
    (out of time|no time|no more time) (for|on) {it}
    (can't|cannot|cant|can not) ({finish}) {it} [anymore|any more|after all]
    (won't|wont|will not) [be able to|have time to|get to|manage to] ({finish}) {it}
    (not able|unable) to ({finish}) {it}
"""

WORDS |= {
    "must": """
        (i|we) [{adv}|think i|will|'ll|sadly|unfortunately] (have to|must|need to|had \
            to|should|got to|gotta|ought to)
        i [{adv}|sadly] (want|wish|decided|would like|'d like) to
        i've (got|decided) to
    """,
    "drop": """
        be (unassigned|removed|released|freed) from|be taken off
        release|drop|unclaim|relinquish|abandon|surrender|forfeit|free [up]|hand back|hand \
            over|give up [on]
        give back|let go of|pass on|return|unassign myself from|quit|cancel my claim (on|for)|put \
            back
        drop my claim (on|for|to)|release my claim (on|for|to)|give up my claim (on|for|to)
    """,
    "dropping": """
        releasing|dropping|unclaiming|relinquishing|abandoning|freeing [up]|handing back|quitting
        giving up [on]|giving back|letting go of|withdrawing from|stepping back from|backing out \
            of
        stopping (work|working) on|ending my work on
        (unassigning|removing|withdrawing) myself from|taking myself off
        stepping down from|stepping away from|passing on|returning|cancelling my claim (on|for)
    """,
    "away": """
        step (back|away|down|aside) from|withdraw from|pull out of|back out of|bow out of|stop \
            working on
        opt out of|move away from|pass on|stop {taking}|back off from|withdraw my claim \
            (on|from|for)
    """,
    "finish": """
        finish|do|work on|complete|take|continue [with|on|working on]|deliver|keep|get to|keep \
            working on
        commit to|handle|keep up with|be working on|make|take on|carry on with|manage|get done|wrap up|find time \
            for|manage|follow through on
    """,
    "cannot": """
        [i|we] (can't|cant|cannot|can not|couldn't)
        (i|we) (won't|wont|will not) [be able to|have time to|have time for|manage to|get to|be]
        (i'm|i am|im) (not able|unable|not going) to
        i (don't|dont|do not) think i (can|will|'ll|could)
        (i'll|i will) not [be able to|have time to]
    """,
}

EXTENSIONS = """
    (i|we|i'd|i'll|i would|i will|i'm going to) [{adv}|do|like|might|may|would] \
        (need|want|like|have|require|use|ask for|request|get) [to have|to get|to ask for] {more} \
        (for|on|with|to finish|to complete|to wrap up|to work on|to do|to get|to) {it}
    (can|could|may|might) (i|we) [{adv}] (have|get|ask for|request|take|use|keep) {more} \
        (for|on|with|to finish|to complete|to wrap up|to do) {it}
    (can|could|may|might) (i|we) [{adv}] (extend|prolong|renew|keep) (my|the) \
        (claim|lease|time|deadline|hold) [on|for|of] {it}
    (can|could|may|might) (i|we) [{adv}] (extend|prolong|renew|keep) {it} \
        (by|for|until|till|another|a|one|two|please|pls|?|.|,|!|$)
    (i'd|i would|id) like to (extend|prolong|renew) [my|the] [claim|lease|time|deadline|hold] \
        [on|for|of] {it}
    {i_will} (extend|prolong|renew) (my|the) (claim|lease|time|deadline|hold) [on|for|of] {it}
    (extend|prolong|renew) (my|the) (claim|lease|time|deadline|hold) (on|for|of|with) {it}
    [please|pls] (extend|prolong|renew) {it} (by|for|until|another|a|one|please|pls)
    (can|could|would|will) (you|someone|we|the maintainers) [please] (give|grant|allow) me {more} (for|on|with|to finish) {it}
    (need|needs|needing|requesting|request|asking for) {more} (for|on|with|to finish|to \
        complete|to wrap up|to do) {it}
    {more} (for|on|with|to finish|to complete|to wrap up) {it} [,] {politely}
    (running|i'm running|i am running|im running|am) [a bit|a little] (late|behind) (with|on) {it}
    (i'm|i am|im) [still|a bit|a little] (behind|late) (with|on) {it}
    {it} (needs|will need|is going to need|will take|takes|needs me) {more}
    (can|could|may) {it} be extended
    (can|could|may|might|would) the (deadline|due date|date|lease|claim) [for|of|on] {it} be (moved|extended|pushed|shifted|postponed|delayed|prolonged)
    (extend|prolong|renew) [my|the] {it} (claim|lease|deadline|hold|assignment|due date)
    (please|pls|kindly) (extend|prolong|renew) {it} ($|.|,|!)
    [would it be|is it] possible to (extend|prolong|renew) {it}
    (can|could|may|might) (i|we) (push|move|shift|postpone|delay) [back] (the|my) [deadline|due date|date|lease] \
        [for|of|on] {it} [back]
    {it} (is|are) taking [me] [a bit|a little|much|somewhat] longer
    (,|;|-|but|and|.) {more} [,] {politely}
    (may|can|could) i keep {it} (for|a|another|one|until)
    (i'd|i would) like to keep {it} (for|a|another|one|until)
    extension [please|pls] (for|on|of) {it}
    (give|grant|allow) me {more} (for|on|with) {it}
    (chance|way) (to|of) (get|have|getting) {more} (for|on|with) {it}
    (i|we) [{adv}|will|might|may|do|would] need {more}
    (can|could|may|might) (i|we) [{adv}] (have|get) {more}
    (,|;|-|but|and) need {more}
"""

WORDS["more"] = """
    [another|a further|an additional] [a|some|a bit|a little|a few|one|two|three|1|2|3|4|5|6|7|10|14 \
        |couple|a couple] [of] [more|extra|additional] (time|day|days|week|weeks) [more|extra]
    (a|an|some) [short|small|further] (extension|extra time|more time)
    (longer|more time|extra time|extension)
    a bit longer
    (until|till) [the] [end of|next|this|coming] ({weekday}|weekend|week|month|tomorrow)
"""

QUESTIONS = """
    (is|are) {it} [still|already|currently|now] [{noun}] \
        (taken|free|available|open|done|claimed|finished|complete|completed|up for \
        grabs|assigned|in progress|being worked on|ready|unclaimed|merged|reserved|spoken \
        for|unassigned|still there)
    {somebody} [else] [already|currently|here] (working on|on|doing|assigned to) {it}
    (has|have) {it} [already|ever] been (claimed|taken|started|assigned|done|finished|released|picked up)
    do i [still|currently] (hold|have|own) {it}
    whether {it} (is|are) [still|already] (taken|free|available|claimed|open|done|in progress|assigned)
    (is|are) {somebody} [else] [already|currently|still|actively] (working \
        on|on|doing|taking|assigned to|looking at|building|writing|holding) {it}
    (has|have|did|does) {somebody} [else] [already|currently] (claimed|taken|taken \
        on|picked|picked up|started|started on|started working \
        on|grabbed|claim|take|done|finished|begun|got|hold|have|own) {it}
    (who|who's|whos) [is|has|'s|currently|was] (working \
        on|taken|claimed|taking|doing|on|holds|holding|got|owns|assigned to|responsible \
        for|took|has|the owner of|owner of|handling|in charge of) {it}
    (what's|what is|whats|how is|how's|hows|how far is|how far along is|where is|what about) \
        [the] [current] [(status|state|progress) (of|on|with|for)] {it} [going|coming \
        along|doing|progressing]
    (what's|what is|whats|tell me|show me|show|give me) the [current] (status|state|progress) \
        (of|on|with|for) {it}
    (status|state|progress) (of|on|for|update on) {it}
    any (update|updates|news|progress|movement) (on|about|with|for|regarding) {it}
    when (is|will) {it} (due|be done|be finished|be ready|done|expire|be free|be available)
    what happened (to|with) {it}
    (what's|what is|whats) (going on|happening|up) (with|on|at) {it}
    (when|until when) does (the claim|my claim|the lease) (on|for|of) {it} (expire|end|run out)
    how long (do i|does @) have (left) (for|on) {it}
"""

SURVEYS = """
    (which|what) [of the] (skills|items|topics|ones|skill|item|claims|things|tasks|one|else) \
        [on the roadmap|in the roadmap] (are|is) [still|currently|now] \
        (open|free|available|unclaimed|left|untaken|up for grabs|not \
        taken|remaining|unassigned|missing|not claimed|not done|todo|to do)
    (what's|what is|whats|what) [still|currently] \
        (left|open|available|free|unclaimed|remaining|up for grabs|on the roadmap)
    (what|which one|which skill|which skills|which ones|which) (can|could|should|may) i (work \
        on|take|claim|pick|pick up|do|grab|start with|contribute)
    (list|show) [me] [all] [the] (open|free|available|unclaimed|remaining) (skills|items|claims)
    (is|are) there (anything|any skills|any skill|any items|something|any skills) [still] \
        (left|open|free|available|unclaimed|to do|i can (take|do|work on))
    anything [still|else] (left|open|free|available|unclaimed)
    (which|what) (skills|items) (do you|do we|does the project) (still need|need)
    (which|what) (skills|items) (remain|still need)
    what do i [currently] (hold|have)
    (which|what) (skills|claims) do i [currently] (hold|have)
"""

FREE = """
    (if|as long as|provided|assuming|given|so long as|provided that|assuming that|in \
        case|when) (it's|its|that's|thats|they're|{it} is|{it} are|{it} is still|they are|{it}) \
        [still|currently|yet|really] {state} [with|for|by] [you|everyone|anyone|anybody|me|all]
    (if|as long as|since|assuming|provided) {nobody} [else] (is|has|'s|hasn't|isn't) \
        [already|currently|yet|actively|still] (working \
        on|taken|taking|claimed|on|doing|picked|started|picked up|claiming|got|started \
        on|handling|assigned to|done|begun|interested in) [{it}] [already|yet|right now|at the \
        moment|so far|currently|now]
    (if|as long as) {nobody} [else] (minds|objects|has|objections) [{it}]
    (if|as long as) {nobody} [else] (has|have) (any objections|objections|an objection)
    if (yes|yea|yep|so|true|it is|they are|it's not|still the case|you say so|anyone asks|you'll have me)
    (unless|if|in case) {somebody} [else] (objects|minds|disagrees|wants it|complains|protests|has objections)
    if (possible|ok|okay|free|available|allowed|i may|i can|you agree|not|so|that works|it \
        works|open|still (free|open|available)|permitted|approved|unclaimed) [for you]
    if (you|y'all|everyone|you guys|the maintainers|maintainers) (don't|dont|do not|are ok|are \
        fine|are okay|is ok|is fine|agree) [mind|object|with that|with it|with this]
    (if|as long as) {it} (hasn't|has not|haven't|isn't|is not|aren't|wasn't|is n't) \
        [already|been|yet] [already|been] (taken|claimed|assigned|started|picked up|done|in \
        progress|reserved) [yet|already|by anyone|by someone]
    unless {somebody} [else] (is|has|'s|already) [already|currently] (working \
        on|taken|claimed|on|started|doing|picked|has|picked up|got) [{it}] [already]
    unless (it's|{it} is|{it} are|that's) [already] (taken|claimed|assigned|in progress)
    unless (already taken|taken|there are objections|there's an objection|someone \
        objects|anyone objects)
    , not {it}
    not {it} (,|;|but|-)
    ⟨ ({n}|two|three|four) {w} [{w}] ⟩
    if there (are|is) no (objections|objection|one|problem|conflict)
    before {somebody} [else] (does|takes {it}|grabs {it}|gets {it}|can|claims {it}|snatches {it})
    (if|as long as) (nobody's|no one's|noone's|nobody else's) [already|currently] (working on|taken|claimed|doing|on|started|got|using) [{it}] [already|yet]
    if {nobody} [else] (wants) {it}
    if (you|they|the maintainers) (will|would|can|could) (allow|let|permit|accept|agree|like) [me|it] [to]
    (if|provided|as long as) {it} (is|are|'s) (within|in|inside|under) (the|your|my) [limit|limits|rules]
    if that's (within|in) (the|your) (limit|limits|rules)
    if [the] (time|schedule) (permits|allows)
    if (you|y'all) (want|like|wish|agree|need) [{it}|me to]
    if (you'd|you would) like [{it}|me to]
    if there's no (objections|objection|one|problem|conflict)
    if (that|it) (works|suits|helps|would help)
    (if|should) (it's|that's|{it} is) [still] needed
    if (that's|thats|it's) alright
    if i'm not too late
    (if|as long as) (there is|there's) no (hurry|rush)
"""

OPENERS = """
    ,|.|!|?|;|:|-|☺|⟨|⟩|/|*|>
    hi|hello|hey|hiya|howdy|yo|heya|greetings|dear|good (morning|afternoon|evening|day)
    all|everyone|folks|team|there|guys|maintainers|everybody|friends|people|sir|zechen|friend|y'all
    thanks|thank you|thx|ty|cheers|so much|a lot|very much|many thanks|for (the|this) \
        [great|awesome|nice|amazing|wonderful] \
        (repo|project|library|work|list|roadmap|info|pointer|update|explanation|reply|answer)
    ok|okay|great|cool|nice|awesome|yes|yeah|yep|yup|sure|alright|right|well|so|oh|wow|perfect|sweet|fine|excellent|amazing
    and|also|then|plus|now|please|pls|plz|btw|fyi|finally|next|instead|otherwise \
        good|done|lgtm|therefore
    (great|cool|nice|awesome|amazing|lovely|fantastic|super|interesting) \
        (project|repo|library|work|idea|stuff|list|roadmap|initiative)
    (sounds|looks) (good|great|interesting|fun|cool|awesome)
    @ [,|:]
    (no|not a) (problem|worries|worry)
    (first time|first-time|new) (contributor|here) [here]
    (i'm|i am|im) new [here|to this|to the project]
    got it|makes sense|understood|agreed|in that case|if so|if not|as discussed \
        [above|before|earlier]
    (if i may|if you don't mind|as a first (step|contribution)|for (now|starters)|to start \
        [with]|for my first (contribution|pr|skill))
    (today|this week|this weekend|tonight|tomorrow)
    (update|edit|news)
    (i think|i guess|i believe|i suppose) [that]
"""

TAILS = """
    {politely} [so much|a lot|very much|in advance|all|everyone|@]
    (now|today|tonight|tomorrow|soon|asap|immediately|right \
        (away|now)|then|too|also|instead|first|next|as well|again|next up|for real|myself|straight \
        away|at once|already|here|over|on|up)
    this (week|weekend|evening|afternoon|morning|month|sprint) [or next]
    (over|during|in|within|for) the (weekend|week|next (day|days|week|weeks|{span})|coming \
        (day|days|week|weeks)|following (day|days|week|weeks)|holidays)
    (in|within|over|during|for) [the|about|around|under|roughly] [next|coming] {span}
    (by|before|until|till|on|from|starting [on|from]|beginning|this|over|around) [the] [end \
        of|next|this|coming] ({weekday}|weekend|week|month|today|tomorrow|tonight|now|the month)
    (starting|beginning) (today|tomorrow|tonight|now|this week|this weekend|soon|right \
        away|immediately)
    (as|for) (my|a|an|our|the) [very] \
        (first|next|second|third|1st|initial|starter|new|own|main) [ever|open \
        source|oss|real|small|little] (contribution|skill|pr|pull \
        request|task|one|claim|item|issue|step|project|time contribution)
    (as|for) (a|my) (start|starter|warm \
        up|warmup|beginning|first|hacktoberfest|contribution|thesis|weekend project)
    (to|for) (start|begin|get started|start with|begin with|kick off|warm up)
    (for|on|to|from) (the|this|our) [skill|skills|claude] \
        (library|repo|repository|project|roadmap|list|collection|team|community|skills \
        library|phase)
    (for|in|from|of|under|-) phase {n}
    (for now|for me|for us|for this|for everyone|for you|for you all|for the team|if|with \
        pleasure|on my own|by myself|myself|alone|from scratch|from here|end to end)
    (skill|skills|item|items|task|one|ones)
    (off|out of) (the|this) (list|roadmap|backlog)
    (off|from) your (hands|plate)
    (as|like) \
        (discussed|mentioned|proposed|suggested|agreed|promised|planned|announced|described|listed|said) \
        [above|before|earlier|already|here|in the roadmap|on the roadmap|yesterday]
    (as|like) (i|we) (said|mentioned|wrote|promised)
    (on|with) my (team|colleague|own time|weekend)
    with (your|the maintainers|maintainers) (permission|help|approval|guidance|blessing|ok)
    (anymore|any more|any longer|after all|sorry|unfortunately|at all|at the moment|right now)
    (in time|on time|for (health|personal|family|private) reasons|due to (health|personal|family|work) [reasons|issues])
    assigned [to (me|myself)]
    for (hacktoberfest|gsoc|school|university|fun|practice|learning)
    (yesterday|together|this morning|last night|last week|recently|earlier today|tmrw|tmr|2day|already)
    (for|by) (myself|me|us|ourselves)
    (gladly|happily|please|maybe|actually|definitely|personally|honestly|rn|atm|fyi|btw|lol|haha|:d)
    (instead|rather)
    (in|with|during) my (free|spare) time
    (when|if) (i|you) (may|can)
    a (go|try|shot|whirl)
    cc @
    (in order|so as) to
    @
"""

CONNECTORS = """
    (and|&|to) [{adv}] {take} {it}
    ,|.|!|?|;|:|-|☺|⟨|⟩|☞|"|▢|*
    because|since|as|so|which|given|seeing|cause|cuz|bc|where|considering
    (and|&) \
        (give|assign|put|take|grab|get|free|drop|release|extend|who|i|i'll|i'd|i'm|im|i've|will|would|can|could|hope|plan|submit|open|have|send|make|see|try|write|then|am|expect|aim|start|get|was|we|we'll|my|if|would|also|should|please|maybe|report|post|share|learn|use|keep|ask|do|let|push|it|◇|contribute|finish|deliver|thank|thanks)
    (but|though|although|while|however|even though)
    (is it|is that|are they|what do you|what's|do you|does that|could you|can you|would \
        you|any|let me|i|i'm|i'll|we|i've|i'd|my|it's|should|please|thanks|who|how|where|what)
    to \
        (contribute|help|learn|get|see|make|give|gain|practice|improve|support|understand|start|build \
        up)
    (-|and|,) (☺)
    (even) if
    (after|before) (work|lunch|dinner|school)
    (using|based on|following|via|under|with) (the|a|an|your|our|my|this)
    for [the] (which|reasons|reason|following reasons)
"""

DOUBTS = """
    after (i|we|you|he|she|they|it|my|our|your|the|his|her|their|a|an|this|that|these|those|next|{it}|exams|work|school|{weekday})
    (if|unless|when|whenever|once|until|till|as soon as|in \
        case|should|were|suppose|supposing)
    (maybe|perhaps|possibly|might|probably|hopefully|potentially|theoretically|ideally|someday|eventually|later|one \
        day|otherwise|or)
    (next (week|month|year|quarter|time|summer|winter|semester|sprint))
    (not|don't|dont|doesn't|can't|cannot|won't|never|didn't|isn't|wouldn't|couldn't|shouldn't|cant|wont)
    (except|besides|rather than|other than|no longer|as if|as though)
    (guess|unsure|not sure|thinking|considering|debating)
    such as
    (joking|kidding|jk|sarcasm|lol|haha)
"""

DOUBTS_BEHIND = """
    (if|unless|when|whenever|once|until|till|as soon as|in case|provided|assuming|only|depending)
    (after|before|later|someday|eventually|one day|at some point|some day|some \
        time|sometime|in the future|next \
        (week|month|year|quarter|summer|winter|semester|spring|time)|in \
        (january|february|march|april|may|june|july|august|september|october|november|december)|in \
        (a few|several|some|two|three|six) (months|years))
    (not|never|unless|except|nobody)
    (or|either|versus|vs)
    (joke|joking|kidding|jk|kidding|sarcasm|/s|nvm|nevermind|never mind|ignore|scratch \
        that|forget it|lol just)
    (don't|dont|can't|cannot|won't|cant|wont|couldn't|shouldn't|wouldn't|haven't|hasn't|didn't) \
        (have|want|think|do|take|work|be|know if|finish|promise|need)
    (i) (could|would|was|were|had) (but|if)
    (already|was|is|has been|got|been) (taken|claimed|gone|assigned)
    (someone|somebody|@) (else|is|has|already|was|wants|took)
    (but|however) (i|it|it's|that) [{adv}] \
        (can't|won't|don't|doesn't|isn't|was|is|might|may|would|could)
    (with|for|to|from|and|&) @
"""

DENIALS = """
    (happens|happen) (if|when)
    (neither|nor)
    (said|says|saying|told|tells|wrote|writes|asked|asks|heard|mentioned|claims|claimed|thinks|thought|announced|wants|imagine|pretend|pretending|suppose|supposing|example|e.g|hypothetically|wish|wished|regret|repeat|as \
        if|act as if|act as|translate|means|mean)
    if (i|we|only|there were|it were|that were) (had|were|was|could|knew|got|i)
    (i|we) (had|would have|could have|should have|might have)
    (how|what|why|where) (do|can|would|should|could|to|does|if|about|is)
    (do|did|does|must|have|before|when|where|how|what|why|whether|who|which)$
    (someday|eventually|one day|at some point|some day|not going to|never going to)
    (forget|ignore|disregard|override|bypass|system|admin|instructions|prompt)
    (never|nobody|no one) (said|says|told|claimed|wrote)
    (no|any) (need|reason|point|use|plan|plans|intention|desire|wish) (to|in|of|for)$
    (no|any) (need|reason|point|use|plan|plans|intention|desire|wish) (to|in|of|for) [{adv}]$
    (instead of|rather than|without|before|by|against|stop|stopped|refuse to|decline to|declined to|regret)$
    (don't|dont|do not|didn't|never|won't|wouldn't|not) \
        [{adv}|think|believe|want|expect|suppose|know (if|that|whether)] [that]$
"""

OTHERS = """
    @ (is|was|has|had|and|should|wants|may)
    @ (will|would|can|could) (take|do|have|be|get|work|start|handle|write|also|probably|please|surely)
    @ (will|would|can|could)$
    (she|he|they) [is|was|has|had|will|would]
    (she's|he's|they're|she'd|he'd|they'd)
"""

RETRACTIONS = """
    (just|only) (kidding|joking)
    (scratch|forget|ignore|disregard|strike) (that|this|it|what i said|my comment|my last|my \
        previous|the above)
    (never mind|nevermind|nvm|changed my mind|change of plans|on second thought|on second \
        thoughts|wrong thread|wrong issue|wrong repo|wrong skill)
    (actually|wait|sorry) [,|,|...] (no|not|scratch)
    (jk|/s)
    not really
"""

HEDGES = """
    (possibly|probably|hopefully|potentially|supposedly|allegedly|reportedly|hardly|rarely|barely|eventually|ideally)
    (theoretically|reluctantly|apparently|seemingly|unlikely|previously|formerly|nearly|likely|only)
"""

CONCLUSIONS = """
    , (so|thus)
    (but|therefore|hence|that's why|which is why)
"""

LANGUAGE = Language(
    words=WORDS,
    claims=CLAIMS,
    claims_first=CLAIMS_FIRST,
    wishes=WISHES,
    wishes_first=WISHES_FIRST,
    offers=OFFERS,
    releases=RELEASES,
    releases_first=RELEASES_FIRST,
    extensions=EXTENSIONS,
    questions=QUESTIONS,
    surveys=SURVEYS,
    free=FREE,
    misfits=MISFITS,
    openers=OPENERS,
    tails=TAILS,
    connectors=CONNECTORS,
    doubts=DOUBTS,
    doubts_behind=DOUBTS_BEHIND,
    denials=DENIALS,
    conclusions=CONCLUSIONS,
    others=OTHERS,
    hedges=HEDGES,
    retractions=RETRACTIONS,
)
