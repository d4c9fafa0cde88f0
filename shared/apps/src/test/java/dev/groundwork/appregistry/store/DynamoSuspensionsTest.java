package dev.groundwork.appregistry.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.OwnerApps.Running;
import dev.groundwork.appregistry.Suspension;
import dev.groundwork.appregistry.Suspensions;
import dev.groundwork.appregistry.SuspensionsContract;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.Tables;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DynamoSuspensionsTest extends SuspensionsContract {

    private static final int KILOBYTE = 1024;

    @AutoClose
    private final Tables tables = Tables.create();

    private final Suspensions suspensions = new DynamoSuspensions(
            tables.apps(),
            new Transactions(tables.client(), new Random(7)),
            SampleApps::ulid,
            new HandClock(SampleApps.NOW));

    @Override
    protected Suspensions suspensions() {
        return suspensions;
    }

    @Override
    protected long mails(UserId owner) {
        return all(owner).size();
    }

    private List<OutboxMail> all(UserId owner) {
        return tables.items(tables.apps()).stream()
                .map(Item::new)
                .filter(item -> item.string("pk").startsWith(OutboxMail.PREFIX))
                .map(OutboxMail::from)
                .filter(mail -> mail.to().equals(owner.value()))
                .toList();
    }

    @Test
    @DisplayName("INFRA-HOST-150 the mail names two apps and counts the others")
    void words() {
        var notice = new Suspensions.Notice(Suspensions.Notice.Kind.RESUMED, List.of("A", "B", "C"), 5);
        var suspension = Suspension.none(SampleApps.owner(), SampleApps.NOW)
                .with(LocalDate.parse("2026-01-07"), List.of(running()), SampleApps.NOW);

        suspensions.replace(Optional.empty(), suspension, Optional.of(notice));

        assertThat(all(suspension.owner())).singleElement().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo("app_resumed");
            assertThat(mail.words()).containsEntry("apps", "A, B and 3 more").containsEntry("count", "5");
        });
        assertThat(new Suspensions.Notice(Suspensions.Notice.Kind.SUSPENDED, List.of("A", "B"), 2).text())
                .isEqualTo("A and B");
        assertThat(new Suspensions.Notice(Suspensions.Notice.Kind.SUSPENDED, List.of("A"), 1).text())
                .isEqualTo("A");
    }

    @Test
    @DisplayName("INFRA-HOST-151 the most apps of a suspension fit into an item, with room to spare")
    void size() {
        var apps = IntStream.range(0, Suspension.MAX_APPS + 5)
                .mapToObj(i -> running())
                .toList();
        var suspension = Suspension.none(SampleApps.owner(), SampleApps.NOW)
                .with(LocalDate.parse("2026-01-07"), apps, SampleApps.NOW);

        assertThat(suspension.apps()).hasSize(Suspension.MAX_APPS);
        assertThat(SuspensionItem.write(suspension, "1").attributes().toString().length())
                .isLessThan(350 * KILOBYTE);
        assertThat(suspensions.replace(Optional.empty(), suspension, Optional.empty()))
                .isTrue();
        assertThat(suspension
                        .with(LocalDate.parse("2026-01-07"), apps, SampleApps.NOW)
                        .apps())
                .isEqualTo(suspension.apps());
    }

    private static Running running() {
        return new Running(new AppId("app_" + SampleApps.ulid()), SampleApps.NOW, SampleApps.NOW);
    }
}
