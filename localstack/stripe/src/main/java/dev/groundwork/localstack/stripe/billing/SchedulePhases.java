package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.state.Shapes;
import dev.groundwork.localstack.stripe.wire.Call;
import java.util.ArrayList;
import java.util.List;

/** The phases of a schedule as a caller sends them: they follow each other without a gap, from the current one on. */
final class SchedulePhases {

    private SchedulePhases() {}

    /** Reads phases; the first begins where it began before. */
    static List<ObjectNode> read(Account account, ObjectNode schedule, List<ObjectNode> sent) {
        if (sent.isEmpty()) {
            throw ApiError.required("phases");
        }
        var phases = new ArrayList<ObjectNode>();
        var start = schedule.path("current_phase").path("start_date").asLong();
        for (int i = 0; i < sent.size(); i++) {
            var phase = phase(account, sent.get(i), start, "phases[" + i + "]");
            phases.add(phase);
            start = phase.path("end_date").asLong();
        }
        return phases;
    }

    private static ObjectNode phase(Account account, ObjectNode sent, long start, String path) {
        var asked = sent.path("start_date").asText("");
        if (!asked.isEmpty() && !asked.equals("now") && sent.path("start_date").asLong() != start) {
            throw ApiError.invalid(
                    path + "[start_date]",
                    "The phase has to start where the one before ends, or where the current phase started: " + start
                            + ".");
        }
        var items = Json.objects(sent.path("items"));
        if (items.isEmpty()) {
            throw ApiError.required(path + "[items]");
        }
        var phase = Shapes.fresh("phase");
        phase.put("start_date", start);
        var recurring = price(account, items.getFirst(), path + "[items][0]").path("recurring");
        for (int i = 0; i < items.size(); i++) {
            var price = price(account, items.get(i), path + "[items][" + i + "]");
            addItem(phase, Json.need(price, "id"), items.get(i).path("quantity").asLong(1));
            phase.put("currency", Json.need(price, "currency"));
        }
        var duration = sent.path("duration").isObject() ? sent.path("duration") : recurring;
        phase.put("end_date", sent.path("end_date").asLong(Periods.end(start, start, duration)));
        if (phase.path("end_date").asLong() <= start) {
            throw ApiError.invalid(path + "[end_date]", "The phase has to end after it starts.");
        }
        phase.put("proration_behavior", Json.text(sent, "proration_behavior").orElse("create_prorations"));
        if (sent.path("metadata") instanceof ObjectNode metadata) {
            phase.set("metadata", metadata.deepCopy());
        }
        return phase;
    }

    private static ObjectNode price(Account account, ObjectNode item, String path) {
        var id = Json.text(item, "price").orElseThrow(() -> ApiError.required(path + "[price]"));
        return account.require("price", id, path + "[price]");
    }

    /** Adds an item to a phase. */
    static void addItem(ObjectNode phase, String price, long quantity) {
        if (phase.get("items") instanceof ArrayNode items) {
            var item = items.addObject();
            item.putNull("billing_thresholds").putArray("discounts");
            item.putObject("metadata");
            item.put("plan", price)
                    .put("price", price)
                    .put("quantity", quantity)
                    .putArray("tax_rates");
        }
    }

    /** Gives a subscription the prices, quantities and metadata of a phase. */
    static void apply(Account account, ObjectNode subscription, ObjectNode phase) {
        var items = Subscriptions.items(subscription);
        var phaseItems = Json.objects(phase.path("items"));
        for (int i = 0; i < Math.min(items.size(), phaseItems.size()); i++) {
            Subscriptions.price(items.get(i), account.get("price", Json.need(phaseItems.get(i), "price")));
            items.get(i).put("quantity", phaseItems.get(i).path("quantity").asLong(1));
        }
        Call.merge(Json.child(subscription, "metadata"), phase.path("metadata"));
    }

    /** Names the phase that a schedule is in. */
    static void setCurrent(ObjectNode schedule, ObjectNode phase) {
        var current = schedule.putObject("current_phase");
        current.put("start_date", phase.path("start_date").asLong());
        current.put("end_date", phase.path("end_date").asLong());
    }
}
