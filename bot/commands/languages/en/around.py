"""What may stand round a wish, and what weakens, denies or takes it back."""

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
        (project|repo|library|idea|stuff|list|roadmap|initiative)
    (great|cool|nice|awesome|amazing|lovely|fantastic|good) (work|job) (,|.|!|-|☺)
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
