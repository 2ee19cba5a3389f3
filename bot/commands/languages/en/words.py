"""Words that the phrases of every kind are made of."""

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

WORDS["more"] = """
    [another|a further|an additional] [a|some|a bit|a little|a few|one|two|three|1|2|3|4|5|6|7|10|14 \
        |couple|a couple] [of] [more|extra|additional] (time|day|days|week|weeks) [more|extra]
    (a|an|some) [short|small|further] (extension|extra time|more time)
    (longer|more time|extra time|extension)
    a bit longer
    (until|till) [the] [end of|next|this|coming] ({weekday}|weekend|week|month|tomorrow)
"""
