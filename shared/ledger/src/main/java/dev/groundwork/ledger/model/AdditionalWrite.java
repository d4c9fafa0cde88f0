package dev.groundwork.ledger.model;

import dev.groundwork.ledger.model.PaymentRequest.AppliedEvent;
import dev.groundwork.ledger.model.RefundRequest.RefundRecord;
import dev.groundwork.ledger.model.ScopedKey.IdempotencyRecord;

/** An item that is written together with an account, and only if it is not there yet; a payment's, only if it is as it was read. */
public sealed interface AdditionalWrite permits IdempotencyRecord, RefundRecord, PaymentRecord, AppliedEvent {}
