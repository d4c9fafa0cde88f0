package dev.groundwork.localstack.runner.billing;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** The words of progress and summary. */
final class ProgressText {

    private static final int PERCENT = 100;

    private ProgressText() {}

    /** One line: apps and owners done, apps a second, and the time left where the number of running apps is known. */
    static String line(DebitProgress.Counts counts, OptionalLong total, Duration elapsed) {
        var seconds = elapsed.toMillis() / 1000.0;
        var rate = seconds > 0 ? counts.apps() / seconds : 0;
        var text = new StringBuilder();
        if (total.isPresent() && total.getAsLong() > 0) {
            text.append("%3d %%  ".formatted(Math.min(PERCENT, PERCENT * counts.apps() / total.getAsLong())));
        }
        text.append(number(counts.apps()));
        total.ifPresent(all -> text.append(" of ").append(number(all)));
        text.append(" apps  ").append(number(counts.owners())).append(" owners  ");
        text.append(number(Math.round(rate))).append("/s  ").append(clock(elapsed));
        if (total.isPresent() && rate > 0) {
            var left = Math.max(0, total.getAsLong() - counts.apps());
            text.append("  left ").append(clock(Duration.ofSeconds((long) Math.ceil(left / rate))));
        }
        if (counts.failed() > 0) {
            text.append("  failed ").append(number(counts.failed()));
        }
        return text.toString();
    }

    /** The figures of a run that ended. */
    static String summary(DebitProgress.Counts counts, Duration elapsed, long deadLetters) {
        return """
                days charged    %s
                apps suspended  %s
                owners failed   %s
                owners seen     %s
                apps seen       %s
                dead letters    %s
                seconds         %s""".formatted(
                        number(counts.charged()),
                        number(counts.suspended()),
                        number(counts.failed()),
                        number(counts.owners()),
                        number(counts.apps()),
                        number(deadLetters),
                        String.format(Locale.ROOT, "%.1f", elapsed.toMillis() / 1000.0));
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String clock(Duration duration) {
        return duration.toHours() > 0
                ? "%d:%02d:%02d".formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart())
                : "%d:%02d".formatted(duration.toMinutesPart(), duration.toSecondsPart());
    }
}
