package dev.groundwork.auth.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.auth.AuthStack;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The security log as its owner reads it. */
final class ActivityTest {

    private static final String ADDRESS = "ada@example.com";
    private static final String WRONG = "a wrong password, quite long";

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords();

    @Test
    @DisplayName("INFRA-AUTH-165 the owner sees sign-ins, failed ones too, newest first, with where they came from")
    void ownLog() {
        stack.account(ADDRESS, "Ada");
        tick();
        stack.send(HttpEvent.post("/api/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(ADDRESS, WRONG))
                .header("User-Agent", "Guesser/1")
                .from("203.0.113.7"));
        tick();
        var access = signIn();

        var page = activity(access, "");

        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(events(page)).containsExactly("login_succeeded", "login_failed", "email_verified");
        var failed = page.json().path("items").get(1);
        assertThat(failed.path("ip").asText()).isEqualTo("203.0.113.7");
        assertThat(failed.path("userAgent").asText()).isEqualTo("Guesser/1");
        assertThat(failed.path("outcome").asText()).isEqualTo("invalid_credentials");
        assertThat(failed.path("createdAt").asText()).isEqualTo("2026-01-07T09:30:01Z");
        assertThat(failed.size()).isEqualTo(5);
        assertThat(page.json().path("nextCursor").isNull()).isTrue();
    }

    @Test
    @DisplayName("INFRA-AUTH-166 pages follow each other without a gap, and a cursor is of use to its owner only")
    void pages() {
        stack.account(ADDRESS, "Ada");
        for (int i = 0; i < 5; i++) {
            tick();
            stack.login(ADDRESS, WRONG);
            tick();
            signIn();
        }
        tick();
        var access = signIn();
        var whole = events(activity(access, "?limit=100"));

        var read = new ArrayList<String>();
        var cursor = "";
        do {
            var page = activity(access, "?limit=3" + cursor);
            assertThat(page.json().path("items").size()).isLessThanOrEqualTo(3);
            read.addAll(events(page));
            var next = page.json().path("nextCursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asText();
        } while (!cursor.isEmpty());

        assertThat(whole).hasSize(12);
        assertThat(read).isEqualTo(whole);
        var own = activity(access, "?limit=3").json().path("nextCursor").asText();
        stack.account("bob@example.com", "Bob");
        var bob = stack.login("bob@example.com", AuthStack.PASSWORD)
                .json()
                .path("accessToken")
                .asText();
        assertThat(activity(bob, "?cursor=" + own).json().path("code").asText()).isEqualTo("invalid_cursor");
        for (var wrong : List.of("?cursor=x", "?cursor=")) {
            assertThat(activity(access, wrong).status()).as(wrong).isEqualTo(400);
        }
        for (var wrong : List.of("?limit=0", "?limit=101", "?limit=a")) {
            assertThat(activity(access, wrong).status()).as(wrong).isEqualTo(422);
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-167 what is older than 90 days is not shown, whether TTL has removed it or not")
    void forgets() {
        stack.account(ADDRESS, "Ada");
        stack.login(ADDRESS, WRONG);
        signIn();
        stack.clock().advance(Duration.ofDays(90));
        var access = signIn();

        assertThat(events(activity(access, ""))).containsExactly("login_succeeded");
        var ttls = stack.tables().items(stack.tables().accounts()).stream()
                .map(Item::new)
                .filter(item -> item.string("sk").matches("(EVENT|ATTEMPT)#.*"))
                .map(item -> item.number("ttl") - item.instant("createdAt").getEpochSecond())
                .toList();
        assertThat(ttls).isNotEmpty().containsOnly(Duration.ofDays(90).toSeconds());
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-168 the start of a wait is kept, what it refuses is not, and what was tried before the account"
                    + " is not its own")
    void lockedAndBefore() {
        stack.login(ADDRESS, WRONG);
        tick();
        stack.account(ADDRESS, "Ada");
        var access = signIn();
        for (int i = 0; i < 10; i++) {
            stack.login(ADDRESS, WRONG);
        }
        tick();
        assertThat(stack.login(ADDRESS, WRONG).status()).isEqualTo(429);

        var events = events(activity(access, ""));

        assertThat(events.getFirst()).isEqualTo("login_locked");
        assertThat(events).filteredOn("login_locked"::equals).hasSize(1);
        assertThat(events).filteredOn("login_failed"::equals).hasSize(10);
    }

    @Test
    @DisplayName("INFRA-AUTH-169 known and unknown addresses leave the same kinds of items after a failed sign-in")
    void alike() {
        stack.account(ADDRESS, "Ada");
        var before = keys();

        stack.login(ADDRESS, WRONG);
        stack.login("nobody@example.com", WRONG);

        var added = keys();
        before.forEach(added::remove);
        assertThat(added).containsExactlyInAnyOrder("ATTEMPT", "SIGNIN", "ATTEMPT");
    }

    private List<String> keys() {
        return new ArrayList<>(stack.items("").stream()
                .filter(item -> item.string("pk").startsWith("ADDRESS#"))
                .map(item -> item.string("sk").replaceAll("#.*", ""))
                .toList());
    }

    private void tick() {
        stack.clock().advance(Duration.ofSeconds(1));
    }

    private String signIn() {
        return stack.login(ADDRESS, AuthStack.PASSWORD)
                .json()
                .path("accessToken")
                .asText();
    }

    private Answer activity(String access, String query) {
        return stack.send(HttpEvent.get("/api/auth/activity" + query).bearer(access));
    }

    private static List<String> events(Answer page) {
        var events = new ArrayList<String>();
        for (JsonNode item : page.json().path("items")) {
            events.add(item.path("event").asText());
        }
        return events;
    }
}
