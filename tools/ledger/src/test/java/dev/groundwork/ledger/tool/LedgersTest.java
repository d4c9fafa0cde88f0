package dev.groundwork.ledger.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.ledger.store.OpeningLedger;
import dev.groundwork.testing.Engine;
import dev.groundwork.testing.Tables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ledgers of a stack, found by what the stack says of itself. */
final class LedgersTest {

    private static final UserId ADA = new UserId("usr_01KEC2XQ8H4T6W9ZB3N5R7V1YD");
    private static final UserId BOB = new UserId("usr_01KEC2XQ8H4T6W9ZB3N5R7V1YE");

    @AutoClose
    private final Tables tables = Tables.create();

    private final HttpServer stack = stack();

    private HttpServer stack() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/_local/status", exchange -> {
                var status =
                        """
                        {"dynamodb": {"endpoint": "%s", "region": "eu-central-1"}, "tables": {"credits": "%s"}}""".formatted(Engine.endpoint(), tables.creditsName()).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, status.length);
                exchange.getResponseBody().write(status);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String origin() {
        return "http://127.0.0.1:" + stack.getAddress().getPort();
    }

    @BeforeEach
    void open() {
        for (var user : new UserId[] {ADA, BOB}) {
            tables.credits().put(OpeningLedger.item(user, Instant.EPOCH), OpeningLedger.CONDITION);
        }
    }

    @AfterEach
    void stop() {
        stack.stop(0);
    }

    @Test
    @DisplayName("INFRA-CRED-530 sound ledgers end with 0 and a line that sums up")
    void sound() {
        var run = Run.of("verify", "--stack", origin());

        assertThat(run).isEqualTo(new Run(0, List.of("ledgers: 2, entries: 2, segments: 0, faults: 0"), List.of()));
    }

    @Test
    @DisplayName("INFRA-CRED-531 a fault ends with 1, and says whose, what and what was expected; others stay sound")
    void faulty() {
        tables.credits()
                .update(
                        CreditsTable.balance(BOB),
                        Expression.change("SET debt = :less").value(":less", -3));

        var all = Run.of("verify", "--stack", origin());
        var ada = Run.of("verify", "--user", ADA.value(), "--stack", origin());

        assertThat(all.code()).isEqualTo(1);
        assertThat(all.findings())
                .containsExactly(
                        BOB + ": what is owed is -3, expected 0 or more",
                        "ledgers: 2, entries: 2, segments: 0, faults: 1");
        assertThat(ada.code()).isZero();
        assertThat(ada.findings()).containsExactly("ledgers: 1, entries: 1, segments: 0, faults: 0");
    }

    @Test
    @DisplayName("INFRA-CRED-532 what cannot be checked ends with 2 and a sentence")
    void unchecked() {
        var nobody = Run.of("verify", "--stack", origin(), "--user", "usr_01KEC2XQ8H4T6W9ZB3N5R7V1YF");
        var port = stack.getAddress().getPort();
        stack.stop(0);
        var nothing = Run.of("verify", "--stack", "http://127.0.0.1:" + port);

        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.people())
                .singleElement()
                .asString()
                .contains("has no ledger of usr_01KEC2XQ8H4T6W9ZB3N5R7V1YF");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.people()).singleElement().asString().contains("./groundwork up");
    }

    @Test
    @DisplayName("INFRA-CRED-533 a command line that asks for nothing known is answered with the usage")
    void usage() {
        for (var arguments : new String[][] {
            {}, {"repair"}, {"verify"}, {"verify", "--user"}, {"verify", "--user", "ada"}, {"verify", "--all"}
        }) {
            var run = Run.of(arguments);

            assertThat(run.code()).isEqualTo(2);
            assertThat(run.people().getLast()).startsWith("usage: ./groundwork ledger verify");
        }
    }

    @Test
    @DisplayName("INFRA-CRED-534 a table that is named goes before the stack that the script adds")
    void tableBeforeStack() {
        var arguments =
                List.of("verify", "--table", "credits", "--user", ADA.value(), "--stack", "http://127.0.0.1:3000");

        assertThat(VerifyOptions.of(arguments))
                .isEqualTo(new VerifyOptions.Ledgers(new VerifyOptions.Place.Aws("credits"), Optional.of(ADA)));
    }
}
