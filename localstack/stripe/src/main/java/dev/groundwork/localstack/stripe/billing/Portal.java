package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.param.billingportal.SessionCreateParams;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.wire.Call;
import dev.groundwork.localstack.stripe.wire.Operations;
import java.util.Set;

/** Sessions of the customer portal. */
final class Portal {

    private final Account account;
    private final Site site;

    Portal(Account account, Site site) {
        this.account = account;
        this.site = site;
    }

    void addTo(Operations operations) {
        operations.add(
                "POST",
                "billing_portal/sessions",
                SessionCreateParams.class,
                Set.of("configuration", "customer", "locale", "return_url"),
                this::create);
    }

    private ObjectNode create(Call call) {
        var customer = account.require("customer", call.required("customer"), "customer");
        var session = account.create("billing_portal.session");
        call.copy(session, "configuration", "locale", "return_url");
        session.put("customer", Json.need(customer, "id"));
        return session.put("url", site.url() + "/p/session/" + Json.need(session, "id"));
    }
}
