package dev.groundwork.ledger.store;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;

final class InMemoryCreditLedgerTest extends CreditLedgerContract {

    private final InMemoryCreditLedger ledger = new InMemoryCreditLedger(clock);

    @Override
    CreditLedger ledger() {
        return ledger;
    }

    @Override
    UserId open() {
        var user = Ids.user();
        ledger.open(user);
        return user;
    }
}
