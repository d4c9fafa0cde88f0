package dev.groundwork.localstack.provider.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.localstack.provider.ProviderLimits;
import dev.groundwork.localstack.provider.app.DeployOrder;
import dev.groundwork.localstack.provider.build.BuildSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what to deploy from a request, and refuses what cannot be meant. */
final class OrderReader {

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final int LONGEST_MARKER = 256;
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    private static final Pattern SETTING = Pattern.compile("[^\\p{Cntrl}]{1,1024}");
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final ProviderLimits.Sizes sizes;

    OrderReader(ProviderLimits.Sizes sizes) {
        this.sizes = sizes;
    }

    /** Reads the marker of something new of this name. */
    static String marker(String name, JsonNode body) {
        var marker = Call.text(body, "marker").orElse("");
        if (!NAME.matcher(name).matches()) {
            throw ApiError.invalid("A name is one DNS label");
        }
        if (marker.isBlank() || marker.length() > LONGEST_MARKER) {
            throw ApiError.invalid("marker is a text of 1 to " + LONGEST_MARKER + " characters");
        }
        return marker;
    }

    DeployOrder order(JsonNode body) {
        var commit = Call.text(body, "commit").orElse("");
        if (!COMMIT.matcher(commit).matches()) {
            throw ApiError.invalid("commit is forty hexadecimal digits");
        }
        return new DeployOrder(
                repository(body), commit, settings(body), variables(body.path("variables")), clientToken(body));
    }

    private static BuildSettings settings(JsonNode body) {
        return new BuildSettings(
                setting(body, "rootDirectory"),
                setting(body, "buildCommand"),
                setting(body, "startCommand"),
                setting(body, "outputDirectory"));
    }

    private static @Nullable String setting(JsonNode body, String name) {
        var text = Call.text(body, name);
        if (text.isPresent() && !SETTING.matcher(text.get()).matches()) {
            throw ApiError.invalid(name + " is one line of 1 to 1024 characters");
        }
        return text.orElse(null);
    }

    static Optional<String> clientToken(JsonNode body) {
        var token = Call.text(body, "clientToken");
        if (token.isPresent() && !TOKEN.matcher(token.get()).matches()) {
            throw ApiError.invalid("clientToken is 1 to 255 printable characters");
        }
        return token;
    }

    private static URI repository(JsonNode body) {
        try {
            var url = new URI(Call.text(body, "gitUrl").orElse(""));
            if ("file".equals(url.getScheme()) && url.getPath() != null && url.getHost() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw ApiError.invalid("gitUrl is not a URL");
        }
        throw ApiError.invalid("gitUrl is the file: URL of a bare repository on this machine");
    }

    private Map<String, String> variables(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Map.of();
        }
        if (!node.isObject() || node.size() > sizes.variables()) {
            throw ApiError.invalid("variables is an object of at most " + sizes.variables() + " members");
        }
        var variables = new LinkedHashMap<String, String>();
        node.properties()
                .forEach(member -> variables.put(name(member.getKey()), value(member.getKey(), member.getValue())));
        return variables;
    }

    private static String name(String name) {
        if (!VARIABLE.matcher(name).matches() || name.equals("PORT")) {
            throw ApiError.invalid("A variable cannot be named " + name);
        }
        return name;
    }

    private String value(String name, JsonNode value) {
        var text = value.textValue();
        if (text == null || text.length() > sizes.variableBytes() || text.indexOf('\0') >= 0) {
            throw ApiError.invalid(
                    "The variable " + name + " is a text of at most " + sizes.variableBytes() + " bytes without NUL");
        }
        return text;
    }
}
