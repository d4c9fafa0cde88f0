package dev.groundwork.payments.checkout;

import dev.groundwork.ledger.model.Catalogue.CreditPackage;
import dev.groundwork.payments.checkout.Purchase.Session;

/** The pages at which people pay. */
interface CheckoutPages {

    /**
     * Opens the page of a purchase; repeated, it is the same page.
     *
     * @param sold the package as the purchase's version of the catalogue has it
     * @param currency ISO 4217
     */
    Session open(Purchase purchase, CreditPackage sold, String currency);
}
