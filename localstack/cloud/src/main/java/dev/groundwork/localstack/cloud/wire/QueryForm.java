package dev.groundwork.localstack.cloud.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a request of AWS's query protocol: a form whose names say how they nest ({@code Destinations.member.1}). */
public final class QueryForm {

    private static final int MAX_MEMBERS = 1000;

    private final Map<String, String> members;

    private QueryForm(Map<String, String> members) {
        this.members = members;
    }

    /** Reads a form; a {@link AwsError} where it is none. */
    public static QueryForm parse(byte[] body) {
        var members = new LinkedHashMap<String, String>();
        try {
            for (var pair : new String(body, StandardCharsets.UTF_8).split("&", MAX_MEMBERS + 1)) {
                var parts = pair.split("=", 2);
                members.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        } catch (IllegalArgumentException malformed) {
            throw new AwsError("MalformedQueryString", "The form cannot be decoded");
        }
        if (members.size() > MAX_MEMBERS) {
            throw new AwsError("MalformedQueryString", "More than " + MAX_MEMBERS + " members");
        }
        return new QueryForm(members);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** A member, nothing where it is missing. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** A member that must be there. */
    public String text(String name) {
        return optional(name).orElseThrow(() -> new AwsError("ValidationError", name + " is missing"));
    }

    /** The members {@code name.member.1}, {@code .2} and so on. */
    public List<String> list(String name) {
        var list = new ArrayList<String>();
        for (int i = 1; i <= MAX_MEMBERS; i++) {
            var member = members.get(name + ".member." + i);
            if (member == null) {
                break;
            }
            list.add(member);
        }
        return list;
    }
}
