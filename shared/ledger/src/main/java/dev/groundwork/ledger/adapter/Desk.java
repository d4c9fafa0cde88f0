package dev.groundwork.ledger.adapter;

import dev.groundwork.kernel.ProductClock;

/** What every request to a ledger is served with. */
record Desk(
        Spending spending,
        Pages pages,
        Pointers pointers,
        GateKeeper gates,
        GatedChange gated,
        FreshKeys fresh,
        LowBalanceNotices notices,
        ProductClock clock) {}
