package dev.groundwork.ledger;

import dev.groundwork.kernel.UserId;

final class InMemoryCreditLedgerTest extends CreditLedgerContract {

    private final InMemoryCreditLedger ledger = new InMemoryCreditLedger(clock);

    @Override
    public CreditLedger ledger() {
        return ledger;
    }

    @Override
    public UserId open() {
        var user = Ids.user();
        ledger.open(user);
        return user;
    }
}
