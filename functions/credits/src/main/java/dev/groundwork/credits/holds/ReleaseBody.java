package dev.groundwork.credits.holds;

import dev.groundwork.json.Members;

/** A service's request to end a hold without cost: the hold stands in the path, so nothing has to be said. */
record ReleaseBody() {

    static ReleaseBody read(Members body) {
        return new ReleaseBody();
    }
}
