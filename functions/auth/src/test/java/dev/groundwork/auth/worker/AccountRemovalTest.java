package dev.groundwork.auth.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.FailingWrites;
import dev.groundwork.hosting.domain.App;
import dev.groundwork.hosting.domain.Apps;
import dev.groundwork.hosting.port.AppRegistry;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.HttpEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the stream of accounts starts after a deletion. */
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
            "INFRA-AUTH-188 the apps of a deleted account are deleted, none is billed any more, and the worker is told of each")
    void removesApps() {
        var idle = created("idle");
        var running = created("running");
        assertThat(registry.replace(running, Apps.deployed(running))).isTrue();
        var strangers = Apps.app();
        registry.create(strangers);
        assertThat(running()).contains(running.id());
        deleteAccount();
        stack.steps();

        assertThat(stack.removeDeparted(user)).isTrue();

        assertThat(registry.list(user, 10, Optional.empty()).items()).isEmpty();
        assertThat(running()).doesNotContain(running.id());
        assertThat(registry.find(running.id())).get().matches(App::isRemoved);
        assertThat(registry.find(strangers.owner(), strangers.id())).isPresent();
        assertThat(stack.steps())
                .anyMatch(step -> step.contains(idle.id().value()))
                .anyMatch(step -> step.contains(running.id().value()))
                .hasSize(2);
        assertThat(stack.items("DEPARTURE")).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-189 a record that comes again, or of somebody who has not left, does nothing")
    void repeated() {
        created("app");
        assertThat(stack.removeDeparted(user)).isTrue();
        assertThat(registry.list(user, 10, Optional.empty()).items()).hasSize(1);
        deleteAccount();
        stack.removeDeparted(user);
        stack.steps();

        assertThat(stack.removeDeparted(user)).isTrue();

        assertThat(stack.steps()).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-190 a crash anywhere in the removal asks for the record again, and then all of it is done")
    void crashes() {
        for (int i = 0; i < 3; i++) {
            created("app-" + i);
        }
        deleteAccount();
        writes.at(1, false);
        assertThat(stack.removeDeparted(user)).isFalse();
        int deliveries = 0;
        do {
            deliveries++;
            writes.at(1, true);
        } while (!stack.removeDeparted(user));
        writes.heal();

        assertThat(deliveries)
                .as("one for each of three apps, one for the departure, one that finds nothing")
                .isEqualTo(5);
        assertThat(registry.list(user, 10, Optional.empty()).items()).isEmpty();
        assertThat(stack.items("DEPARTURE")).isEmpty();
    }

    private App created(String idea) {
        var app = Apps.app(user, idea, "App of " + idea);
        registry.create(app);
        return registry.find(user, app.id()).orElseThrow();
    }

    private List<AppId> running() {
        var running = new ArrayList<AppId>();
        var next = Optional.<String>empty();
        do {
            var page = registry.running(10, next);
            running.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return running;
    }

    private void deleteAccount() {
        var deleted = stack.send(HttpEvent.of("DELETE", "/api/auth/me")
                .header("content-type", "application/json")
                .bearer(access)
                .body("{\"password\":\"" + AuthStack.PASSWORD + "\"}"));
        assertThat(deleted.status()).isEqualTo(204);
    }
}
