package dev.groundwork.localstack.cloud.secrets;

import dev.groundwork.localstack.cloud.wire.Ids;
import dev.groundwork.localstack.cloud.wire.Members;
import java.util.ArrayList;
import java.util.List;

/** GetRandomPassword: which characters it may have, and that each kind of them is in it. */
final class RandomPassword {

    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private static final int DEFAULT_LENGTH = 32;
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_TRIES = 1000;

    private RandomPassword() {}

    static String of(Members request, Ids ids) {
        int length = request.number("PasswordLength", 1, MAX_LENGTH).orElse(DEFAULT_LENGTH);
        var kinds = kinds(request);
        if (kinds.isEmpty()) {
            throw request.refusal("No characters are left to make a password of");
        }
        boolean each = request.flag("RequireEachIncludedType").orElse(true);
        if (each && length < kinds.size()) {
            throw request.refusal("The password is too short for each included type");
        }
        var alphabet = String.join("", kinds);
        for (int i = 0; i < MAX_TRIES; i++) {
            var password = ids.text(length, alphabet);
            if (!each || kinds.stream().allMatch(kind -> password.chars().anyMatch(c -> kind.indexOf(c) >= 0))) {
                return password;
            }
        }
        throw new IllegalStateException("the source of randomness does not give each kind of character");
    }

    private static List<String> kinds(Members request) {
        var excluded = request.optional("ExcludeCharacters").orElse("");
        var kinds = new ArrayList<String>();
        add(kinds, request, "ExcludeLowercase", LOWER, excluded);
        add(kinds, request, "ExcludeUppercase", UPPER, excluded);
        add(kinds, request, "ExcludeNumbers", DIGITS, excluded);
        add(kinds, request, "ExcludePunctuation", PUNCTUATION, excluded);
        if (request.flag("IncludeSpace").orElse(false)) {
            kinds.add(" ");
        }
        return kinds;
    }

    private static void add(List<String> kinds, Members request, String unless, String characters, String excluded) {
        if (request.flag(unless).orElse(false)) {
            return;
        }
        var left = new StringBuilder();
        characters.chars().filter(c -> excluded.indexOf(c) < 0).forEach(c -> left.append((char) c));
        if (!left.isEmpty()) {
            kinds.add(left.toString());
        }
    }
}
