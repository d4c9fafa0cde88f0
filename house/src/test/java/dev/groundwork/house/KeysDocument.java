package dev.groundwork.house;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** docs/keys.md: the key files of the tables as people read them, and the item types that stand for relational tables. */
final class KeysDocument {

    private static final Pattern TABLE =
            Pattern.compile("(?s)\\* The keys of the table \\{@code (\\w+)}.*?<pre>\\n(.*?)\\* </pre>");
    private static final Pattern CONDITION = Pattern.compile(
            "(?s)/\\*\\*[\\s*]+((?:(?!\\*/).)*?)\\s*\\*/\\s+(?:public )?static final String (\\w+) =\\s*(.*?\");");

    /** The item types that hold what a relational design would have as tables. */
    private static final Map<String, String> RELATIONAL_TABLES = new TreeMap<>(Map.ofEntries(
            Map.entry("users", "accounts: PROFILE, SIGNIN, SLUG"),
            Map.entry("user_sessions", "accounts: SESSION#"),
            Map.entry("password_reset_tokens", "accounts: TOKEN"),
            Map.entry("oauth_connections", "accounts: identities, with Google sign-in"),
            Map.entry("credit_balances", "credits: BAL"),
            Map.entry("credit_transactions", "credits: pending entries in BAL, then SEGMENT#"),
            Map.entry("credit_packages", "credits: VERSION#, the first version is a file"),
            Map.entry("subscriptions", "credits: subscription"),
            Map.entry("deployed_apps", "apps: the app"),
            Map.entry("app_deployments", "apps: deployments"),
            Map.entry("app_configs", "apps: configuration, with hosting"),
            Map.entry("app_domains", "apps: DOMAIN#, HOLDER")));

    private KeysDocument() {}

    static String text() {
        var text = new StringBuilder("# What stands in the tables\n\n")
                .append(
                        "Generated from the key files of the tables by `./groundwork openapi`; a test fails when it is stale.\n");
        for (var file : Project.files(f -> f.toString().matches(".*/src/main/.*(Table|Keys)\\.java"))) {
            var source = Project.text(file);
            var table = TABLE.matcher(source);
            if (table.find()) {
                text.append("\n## ").append(table.group(1)).append("\n\n```\n");
                table.group(2)
                        .lines()
                        .map(line -> line.replaceFirst("^ \\* ?", "")
                                .replaceAll("\\{@link (\\w+)}", "$1")
                                .stripTrailing())
                        .forEach(line -> text.append(line).append('\n'));
                text.append("```\n\n").append(conditions(source));
            }
        }
        text.append("\n## Where a relational table would be\n\n| table | item types |\n|---|---|\n");
        RELATIONAL_TABLES.forEach((then, now) ->
                text.append("| ").append(then).append(" | ").append(now).append(" |\n"));
        return text.toString();
    }

    private static String conditions(String source) {
        var text = new StringBuilder("| condition | text | why |\n|---|---|---|\n");
        var condition = CONDITION.matcher(source);
        while (condition.find()) {
            var expression = condition
                    .group(3)
                    .replaceAll("\"\\s*\\+\\s*\"", "")
                    .replaceAll("\\s*\\+\\s*\"", "")
                    .replace("\"", "");
            text.append("| ")
                    .append(condition.group(2))
                    .append(" | `")
                    .append(expression)
                    .append("` | ")
                    .append(condition.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " "))
                    .append(" |\n");
        }
        return text.toString();
    }
}
