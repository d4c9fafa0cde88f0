package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.stripe.billing.Invoices.Line;
import dev.groundwork.localstack.stripe.state.Json;
import java.util.List;

/** Prorations that wait for the next invoice, kept with their subscription out of callers' sight. */
final class PendingLines {

    private static final String MEMBER = "_pending";

    private PendingLines() {}

    /** Keeps a line for the next invoice. */
    static void add(ObjectNode subscription, Line line) {
        var lines = subscription.get(MEMBER) instanceof ArrayNode present ? present : subscription.putArray(MEMBER);
        var kept = lines.addObject();
        kept.put("amount", line.amount()).put("start", line.start()).put("end", line.end());
        kept.put("description", line.description()).set("item", line.item());
    }

    /** Returns what waits, which then waits no more. */
    static List<Line> take(ObjectNode subscription) {
        var lines = Json.objects(subscription.path(MEMBER)).stream()
                .map(kept -> new Line(
                        Json.child(kept, "item"),
                        kept.path("amount").asLong(),
                        kept.path("start").asLong(),
                        kept.path("end").asLong(),
                        true,
                        Json.need(kept, "description")))
                .toList();
        subscription.remove(MEMBER);
        return lines;
    }
}
