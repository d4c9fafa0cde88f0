package dev.groundwork.payments.subscription;

import com.stripe.model.SubscriptionSchedule;
import com.stripe.param.SubscriptionScheduleUpdateParams;
import com.stripe.param.SubscriptionScheduleUpdateParams.EndBehavior;
import com.stripe.param.SubscriptionScheduleUpdateParams.Phase;
import com.stripe.param.SubscriptionScheduleUpdateParams.ProrationBehavior;
import java.util.Map;

/** The phases of a schedule that changes a subscription at the end of its period, and then lets it go on by itself. */
final class SchedulePhases {

    private SchedulePhases() {}

    /** Returns the change of a schedule: the current phase as it is, then one month at another price. */
    static SubscriptionScheduleUpdateParams thenChange(
            SubscriptionSchedule schedule, String price, Map<String, String> metadata) {
        var now = schedule.getCurrentPhase();
        var current = Phase.builder().setStartDate(now.getStartDate()).setEndDate(now.getEndDate());
        schedule.getPhases().stream()
                .filter(phase -> phase.getStartDate().equals(now.getStartDate()))
                .flatMap(phase -> phase.getItems().stream())
                .forEach(item -> current.addItem(Phase.Item.builder()
                        .setPrice(item.getPrice())
                        .setQuantity(item.getQuantity())
                        .build()));
        var next = Phase.builder()
                .addItem(Phase.Item.builder().setPrice(price).setQuantity(1L).build())
                .setDuration(Phase.Duration.builder()
                        .setInterval(Phase.Duration.Interval.MONTH)
                        .setIntervalCount(1L)
                        .build())
                .setProrationBehavior(Phase.ProrationBehavior.NONE)
                .putAllMetadata(metadata);
        return SubscriptionScheduleUpdateParams.builder()
                .addPhase(current.build())
                .addPhase(next.build())
                .setEndBehavior(EndBehavior.RELEASE)
                .setProrationBehavior(ProrationBehavior.NONE)
                .build();
    }
}
