package dev.groundwork.ledger.tool;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes histories as docs/ledger-history.md describes them, without the product's code. */
final class Histories {

    static final String HEADER = "id,seq,type,action,amount,balanceAfter,referenceId,stripePaymentId,createdAt,hash";

    private static final List<String> REFERENCES =
            List.of("", "message-1", "=1+1", "'=odd", "said \"no, no\"", "-5", "Übung 三", "plain");

    private Histories() {}

    /** Lines of so many entries, newest first, without the header. */
    static List<String> lines(int entries) {
        var lines = new ArrayList<String>();
        var hash = "";
        long balance = 0;
        for (var seq = 1; seq <= entries; seq++) {
            var amount = seq == 1 ? 100 : -seq % 3;
            balance += amount;
            var columns = List.of(
                    "txn_" + "A".repeat(60) + (1000 + seq),
                    Integer.toString(seq),
                    seq == 1 ? "free_tier" : "consume",
                    seq == 1 ? "" : "web_search",
                    Integer.toString(amount),
                    Long.toString(balance),
                    REFERENCES.get((seq - 1) % REFERENCES.size()),
                    "",
                    "2026-01-07T09:30:%02dZ".formatted(seq % 60));
            hash = hash(hash, columns);
            lines.addFirst(line(columns, hash));
        }
        return lines;
    }

    static String hash(String before, List<String> columns) {
        var text = before + "\n" + String.join("\n", columns);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Amounts are numbers, so a spreadsheet may take them for what they are. */
    private static String line(List<String> columns, String hash) {
        return Stream.concat(columns.stream(), Stream.of(hash))
                .map(cell -> cell.matches("-?\\d") ? cell : cell(cell))
                .collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        var harmless = text.matches("(?s)[=+@-].*") ? "'" + text : text;
        return harmless.matches("(?s).*[,\"].*") ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }

    static String file(List<String> lines) {
        return HEADER + "\r\n" + lines.stream().map(line -> line + "\r\n").collect(Collectors.joining());
    }
}
