package dev.groundwork.ledger.adapter;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.port.CreditLedger;
import org.junit.jupiter.api.AutoClose;

final class DynamoCreditLedgerTest extends CreditLedgerContract {

    @AutoClose
    private final LedgerTable table = new LedgerTable(clock);

    @Override
    CreditLedger ledger() {
        return table.ledger();
    }

    @Override
    UserId open() {
        return table.open();
    }
}
