package dev.groundwork.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Access tokens that open nothing, made from one that does (the attacks of RFC 8725 section 2). */
public final class WrongTokens {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private WrongTokens() {}

    /** Returns tokens by what is wrong with them. */
    public static Map<String, String> of(String live) {
        var parts = live.split("\\.", -1);
        var header = decoded(parts[0]);
        var claims = decoded(parts[1]);
        var wrong = new LinkedHashMap<String, String>();
        wrong.put("empty", "");
        wrong.put("no token", "garbage");
        wrong.put("dots", "..");
        wrong.put("no signature", parts[0] + "." + parts[1] + ".");
        wrong.put("two parts", parts[0] + "." + parts[1]);
        wrong.put("zeros as signature", joined(parts[0], parts[1], BASE64.encodeToString(new byte[64])));
        wrong.put("another signature", joined(parts[0], parts[1], reversed(parts[2])));
        wrong.put("no algorithm", joined(text(header.replace("ES256", "none")), parts[1], ""));
        wrong.put("a symmetric algorithm", joined(text(header.replace("ES256", "HS256")), parts[1], parts[2]));
        wrong.put("another type", joined(text(header.replace("at+jwt", "JWT")), parts[1], parts[2]));
        wrong.put(
                "another key",
                joined(text(header.replaceAll("\"kid\":\"[^\"]*\"", "\"kid\":\"k9\"")), parts[1], parts[2]));
        wrong.put("another subject", joined(parts[0], text(claims.replaceFirst("usr_.", "usr_7")), parts[2]));
        wrong.put("a service's", joined(parts[0], text(claims.replace("\"sid\"", "\"xid\"")), parts[2]));
        wrong.put("a token twice", live + "," + live);
        return wrong;
    }

    private static String joined(String header, String claims, String signature) {
        return header + "." + claims + "." + signature;
    }

    private static String reversed(String signature) {
        return new StringBuilder(signature).reverse().toString();
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String text(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
