package dev.groundwork.localstack.stripe;

import dev.groundwork.localstack.stripe.pages.PortalPage;
import java.util.function.Supplier;

/** Does in the control's way, events included, the things that a customer can do in the portal. */
record PortalActions(Supplier<StripeControl> control) implements PortalPage.Actions {

    @Override
    public void cancelAtPeriodEnd(String subscription, boolean ends) {
        control.get().cancelAtPeriodEnd(subscription, ends);
    }

    @Override
    public void card(String customer, boolean declines) {
        control.get().card(customer, declines);
    }
}
