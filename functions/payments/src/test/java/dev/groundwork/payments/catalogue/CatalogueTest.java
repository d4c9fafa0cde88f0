package dev.groundwork.payments.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.Catalogue;
import dev.groundwork.ledger.model.Catalogue.CreditPackage;
import dev.groundwork.ledger.store.CatalogueFile;
import dev.groundwork.ledger.store.CatalogueKeys;
import dev.groundwork.ledger.store.CatalogueVersions;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.Tables;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class CatalogueTest {

    @AutoClose
    private final Tables tables = Tables.create();

    private final ApplicationContext context = ApplicationContext.builder(configuration())
            .singletons(tables.client(), new HandClock(Instant.parse("2026-01-07T09:30:00Z")))
            .start();

    @AutoClose
    private final CatalogueCommands commands = new CatalogueCommands(context);

    private final CatalogueVersions versions = context.getBean(CatalogueVersions.class);
    private final PublishPackage publishPackage = context.getBean(PublishPackage.class);

    private Map<String, Object> configuration() {
        var configuration = new HashMap<>(tables.configuration());
        configuration.putAll(Map.of(
                "groundwork.web.origin",
                "https://groundwork.test",
                "groundwork.issuer",
                "https://groundwork.test",
                "groundwork.secrets.prefix",
                "groundwork/test/",
                "groundwork.stripe.url",
                "https://api.stripe.com"));
        return configuration;
    }

    private CatalogueCommands.Answer send(
            String packageId, @Nullable Long credits, @Nullable Long price, @Nullable Boolean active) {
        return commands.execute(new CatalogueCommands.Command(packageId, credits, price, active));
    }

    private static CreditPackage small(Catalogue catalogue) {
        return catalogue.creditPackage("small").orElseThrow();
    }

    @Test
    @DisplayName("INFRA-CRED-970 a change of a package is a new version, and the versions before stay as they were")
    void publishes() {
        assertThat(versions.newest()).isEqualTo(CatalogueFile.newest());

        var first = send("small", 120L, null, null);
        var second = send("small", null, 600L, false);

        assertThat(first.version()).isEqualTo(2);
        assertThat(second.packages().getFirst())
                .isEqualTo(new CatalogueCommands.Answer.PackageForSale("small", "Small", 120, 600, false));
        assertThat(versions.newest().version()).isEqualTo(3);
        assertThat(small(versions.version(1).orElseThrow()).credits()).isEqualTo(Credits.of(100));
        assertThat(small(versions.version(2).orElseThrow()))
                .isEqualTo(new CreditPackage("small", "Small", Credits.of(120), 500, true));
        assertThat(versions.version(4)).isEmpty();
        assertThat(versions.newest().tiers()).isEqualTo(CatalogueFile.newest().tiers());
        assertThat(versions.newest().hostingDay())
                .isEqualTo(CatalogueFile.newest().hostingDay());
    }

    @Test
    @DisplayName("INFRA-CRED-971 an unknown package, and amounts that nobody can pay, publish nothing")
    void refuses() {
        assertThat(send("tiny", 1L, null, null).outcome()).isEqualTo("unknown_package");
        assertThat(send("small", 0L, null, null).outcome()).isEqualTo("invalid");
        assertThat(send("small", null, 100_000_000L, null).outcome()).isEqualTo("invalid");
        assertThat(versions.newest().version()).isEqualTo(1);
    }

    @Test
    @DisplayName("INFRA-CRED-972 of eight who publish at once each makes a version of its own, and none is lost")
    void atOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var publishing = IntStream.range(0, 8)
                    .<Callable<PublishPackage.Outcome>>mapToObj(i -> () -> publishPackage.publish(
                            i % 2 == 0 ? "small" : "large",
                            new PublishPackage.Change(Optional.empty(), Optional.of(1000L + i), Optional.empty())))
                    .toList();
            for (var published : threads.invokeAll(publishing)) {
                assertThat(published.get()).isInstanceOf(PublishPackage.Outcome.Published.class);
            }
        }

        assertThat(versions.newest().version()).isEqualTo(9);
        assertThat(CatalogueKeys.NEW_VERSION)
                .as("two who publish on top of one version")
                .isEqualTo("attribute_not_exists(pk)");
    }
}
