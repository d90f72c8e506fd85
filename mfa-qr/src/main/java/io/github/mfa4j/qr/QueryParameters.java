package io.github.mfa4j.qr;

import io.github.mfa4j.qr.OtpAuthUriException.Part;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a URI, unescaped, by name in lower case.
 *
 * <p>A parameter given twice is refused, whatever its case and escaping: two readers would take different ones.
 */
final class QueryParameters {
    private final Map<String, String> values = new HashMap<>();

    private QueryParameters() {}

    static QueryParameters parse(String query) {
        QueryParameters parameters = new QueryParameters();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                parameters.add(pair);
            }
        }
        return parameters;
    }

    private void add(String pair) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals)).toLowerCase(Locale.ROOT);
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        if (values.putIfAbsent(name, value) != null) {
            throw new OtpAuthUriException(Part.QUERY, "a parameter is given twice");
        }
    }

    private static String decode(String text) {
        return OtpAuthUriException.within(Part.QUERY, () -> PercentEncoding.decode(text));
    }

    @Nullable String get(String name) {
        return values.get(name);
    }

    String getOrDefault(String name, String defaultValue) {
        return values.getOrDefault(name, defaultValue);
    }
}
