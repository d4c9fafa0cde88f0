package dev.groundwork.credits.holds;

import dev.groundwork.credits.fields.CreditFields;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.Credits;

/**
 * A service's request to end a hold with a cost.
 *
 * @param amount what it really cost, 0 to what is held
 */
record CommitBody(Credits amount) {

    static CommitBody read(Members body) {
        return new CommitBody(CreditFields.amount(body, 0).get());
    }
}
