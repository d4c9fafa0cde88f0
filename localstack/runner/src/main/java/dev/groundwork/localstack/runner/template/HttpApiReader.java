package dev.groundwork.localstack.runner.template;

/** Reads the HTTP API. */
final class HttpApiReader {

    private static final int MAX_AGE = 86_400;

    private HttpApiReader() {}

    static Template.Cors cors(Properties api) {
        api.allow(
                "Name",
                "Description",
                "StageName",
                "CorsConfiguration",
                "DefaultRouteSettings",
                "DefinitionBody",
                "RouteSettings",
                "AccessLogSettings",
                "FailOnWarnings",
                "Domain",
                "DisableExecuteApiEndpoint",
                "Tags");
        if (!api.has("CorsConfiguration")) {
            return Template.Cors.NONE;
        }
        var cors = api.child("CorsConfiguration")
                .allow("AllowOrigins", "AllowMethods", "AllowHeaders", "ExposeHeaders", "AllowCredentials", "MaxAge");
        return new Template.Cors(
                cors.texts("AllowOrigins"),
                cors.texts("AllowMethods"),
                cors.texts("AllowHeaders"),
                cors.texts("ExposeHeaders"),
                cors.flag("AllowCredentials", false),
                cors.number("MaxAge", 0, 0, MAX_AGE));
    }
}
