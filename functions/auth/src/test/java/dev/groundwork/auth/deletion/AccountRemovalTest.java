package dev.groundwork.auth.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.FailingWrites;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.CapturedLog;
import dev.groundwork.testing.HttpEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The work that the stream of accounts starts after a deletion. */
final class AccountRemovalTest {

    private static final String ADDRESS = "ada@example.com";

    private final FailingWrites writes = new FailingWrites();

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords(writes);

    private AppRegistry registry;
    private String access = "";
    private UserId user;

    @BeforeEach
    void signIn() {
        stack.account(ADDRESS, "Ada");
        var tokens = stack.login(ADDRESS, AuthStack.PASSWORD).json();
        access = tokens.path("accessToken").asText();
        user = new UserId(tokens.path("user").path("id").asText());
        registry = stack.bean(AppRegistry.class);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-188 the apps of a deleted account are deleted, none is billed any more, and the reconciler finds each")
    void removesApps() {
        var idle = created("idle");
        var running = created("running");
        assertThat(registry.replace(running, SampleApps.deployed(running))).isTrue();
        var strangers = SampleApps.app();
        registry.create(strangers);
        assertThat(running()).contains(running.id());
        deleteAccount();

        assertThat(stack.removeDeleted(user)).isTrue();

        assertThat(registry.list(user, 10, Optional.empty()).items()).isEmpty();
        assertThat(running()).doesNotContain(running.id());
        assertThat(registry.find(running.id())).get().matches(App::isRemoved);
        assertThat(registry.find(strangers.owner(), strangers.id())).isPresent();
        assertThat(due()).containsExactlyInAnyOrder(idle.id(), running.id());
        assertThat(stack.items("DELETION")).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-189 a record that comes again, or of somebody who has not left, does nothing")
    void repeated() {
        created("app");
        assertThat(stack.removeDeleted(user)).isTrue();
        assertThat(registry.list(user, 10, Optional.empty()).items()).hasSize(1);
        deleteAccount();
        stack.removeDeleted(user);
        var before = stack.tables().items(stack.tables().apps());

        assertThat(stack.removeDeleted(user)).isTrue();

        assertThat(stack.tables().items(stack.tables().apps())).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    @DisplayName("INFRA-AUTH-190 a crash anywhere in the removal asks for the record again, and then all of it is done")
    void crashes() {
        for (int i = 0; i < 3; i++) {
            created("app-" + i);
        }
        deleteAccount();
        int deliveries = 0;
        try (var log = CapturedLog.of(AccountRemoval.class)) {
            writes.at(1, false);
            assertThat(stack.removeDeleted(user)).isFalse();
            do {
                deliveries++;
                writes.at(1, true);
            } while (!stack.removeDeleted(user));
            writes.heal();
            assertThat(log.messages())
                    .contains("What remains of a deleted account could not be removed and will be tried again");
        }

        assertThat(deliveries)
                .as(
                        "one for the closed owner, one for each of three apps, one for the deletion, one that finds nothing")
                .isEqualTo(6);
        assertThat(registry.list(user, 10, Optional.empty()).items()).isEmpty();
        assertThat(stack.items("DELETION")).isEmpty();
    }

    private App created(String idea) {
        var app = SampleApps.app(user, idea, "App of " + idea);
        registry.create(app);
        return registry.find(user, app.id()).orElseThrow();
    }

    private List<AppId> running() {
        return all(from -> registry.running(10, from));
    }

    private List<AppId> due() {
        return all(from -> registry.due(stack.clock().instant(), 10, from));
    }

    private static List<AppId> all(Function<Optional<String>, RegistryPage<AppId>> read) {
        var ids = new ArrayList<AppId>();
        var next = Optional.<String>empty();
        do {
            var page = read.apply(next);
            ids.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return ids;
    }

    private void deleteAccount() {
        var deleted = stack.send(HttpEvent.of("DELETE", "/api/auth/me")
                .header("content-type", "application/json")
                .bearer(access)
                .body("{\"password\":\"" + AuthStack.PASSWORD + "\"}"));
        assertThat(deleted.status()).isEqualTo(204);
    }
}
