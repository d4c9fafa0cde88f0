package dev.groundwork.credits.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.credits.CreditsStack;
import dev.groundwork.ledger.tool.Program;
import dev.groundwork.testing.Callers;
import dev.groundwork.testing.HttpEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user can check the CSV of the history without us. */
final class OwnHistoryTest {

    private static final List<String> REFERENCES =
            List.of("message-1", "=1+1,\\\"x\\\"", "'=odd", "-minus", "@at", "Übung 三");

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "INFRA-CRED-540 a history fetched page by page as CSV passes the user's own check, a forged one does not")
    void ownHistory() throws IOException {
        var user = stack.user();
        for (var i = 0; i < 12; i++) {
            var answer = stack.consume(
                    stack.freshKey(),
                    "{\"userId\":\"%s\",\"action\":\"web_search\",\"referenceId\":\"%s\"}"
                            .formatted(user.id(), REFERENCES.get(i % REFERENCES.size())));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
        var file = folder.resolve("history.csv");

        Files.writeString(file, history(user));

        var findings = new ArrayList<String>();
        assertThat(verify(file, findings)).as("%s", findings).isZero();
        assertThat(findings).containsExactly("entries: 13, from seq 1 to 13: each follows the one before it");
        Files.writeString(file, history(user).replace("message-1", "message-2"));
        assertThat(verify(file, findings)).isEqualTo(1);
    }

    private static int verify(Path file, List<String> findings) {
        return new Program(findings::add, findings::add).run(List.of("verify", "--csv", file.toString()));
    }

    /** All pages, each with its header. */
    private String history(Callers.User user) {
        var pages = new StringBuilder();
        var next = "/api/credits/history?limit=5";
        while (!next.isEmpty()) {
            var answer =
                    stack.send(HttpEvent.get(next).header("accept", "text/csv").bearer(user.token()));
            assertThat(answer.status()).isEqualTo(200);
            pages.append(answer.text());
            next = answer.header("link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse("");
        }
        return pages.toString();
    }
}
