package dev.groundwork.payments.subscription;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Table.WriteOutcome;
import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.subscription.Subscription.Tier;
import dev.groundwork.payments.subscription.UpgradeRequest.Answer;
import dev.groundwork.payments.table.PaymentsTable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Requests to change the tier in the table {@code credits}. */
@Singleton
final class DynamoUpgradeRequests implements UpgradeRequests {

    private static final Expression ABSENT = Expression.when(PaymentsTable.ABSENT);

    private static final String OPENED = "opened";
    private static final String ACCEPTED = "accepted";
    private static final String DECLINED = "declined";

    private final Table credits;

    DynamoUpgradeRequests(@Named("credits") Table credits) {
        this.credits = credits;
    }

    @Override
    public Optional<UpgradeRequest> find(UserId user, String name) {
        return credits.get(PaymentsTable.upgrade(user, name)).map(item -> read(user, name, item));
    }

    @Override
    public UpgradeRequest begin(UpgradeRequest request) {
        var item = Item.at(PaymentsTable.upgrade(request.user(), request.name()))
                .set("tier", request.tier().name())
                .set("catalogueVersion", request.catalogueVersion())
                .build();
        return switch (credits.put(item, ABSENT)) {
            case WriteOutcome.Written written -> request;
            case WriteOutcome.ConditionFailed(var found) -> read(request.user(), request.name(), found.orElseThrow());
        };
    }

    @Override
    public Answer note(UpgradeRequest request, Answer answer) {
        var noting = Expression.change("SET answer = :answer")
                .onlyIf(PaymentsTable.NO_ANSWER)
                .value(":answer", AttributeValue.fromM(write(answer).attributes()));
        return switch (credits.update(PaymentsTable.upgrade(request.user(), request.name()), noting)) {
            case WriteOutcome.Written written -> answer;
            case WriteOutcome.ConditionFailed(var found) ->
                read(request.user(), request.name(), found.orElseThrow())
                        .answer()
                        .orElseThrow();
        };
    }

    private static Item write(Answer answer) {
        return switch (answer) {
            case Answer.Opened(var page) ->
                Item.members()
                        .set("kind", OPENED)
                        .set("sessionId", page.id())
                        .set("checkoutUrl", page.url())
                        .build();
            case Answer.Accepted(var subscription) ->
                DynamoSubscriptions.write(Item.members().set("kind", ACCEPTED), subscription)
                        .build();
            case Answer.Declined() -> Item.members().set("kind", DECLINED).build();
        };
    }

    private static UpgradeRequest read(UserId user, String name, Item item) {
        return new UpgradeRequest(
                user,
                name,
                Tier.valueOf(item.string("tier")),
                Math.toIntExact(item.number("catalogueVersion")),
                item.attributes().containsKey("answer") ? Optional.of(answer(item.map("answer"))) : Optional.empty());
    }

    private static Answer answer(Item item) {
        return switch (item.string("kind")) {
            case OPENED -> new Answer.Opened(new CheckoutPage(item.string("sessionId"), item.string("checkoutUrl")));
            case ACCEPTED -> new Answer.Accepted(DynamoSubscriptions.view(item));
            default -> new Answer.Declined();
        };
    }
}
