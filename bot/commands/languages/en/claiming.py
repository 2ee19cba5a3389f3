"""What claims a skill, what comes near it, and what only sounds so."""

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
    (beats|outperforms|wins|loses|supports|uses|requires|gives|deserves|helps)
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
