package io.github.mfa4j.examples.auth.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the service listens, under which address it is known, and how that is protected. */
final class ServerSettings {

    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private ServerSettings() {}

    /** Whether nobody but this machine can reach the service. */
    static boolean read(Reading in, @Nullable Path data) {
        in.property("server.port", in.number(Variable.PORT, 0, 65_535, 8080));
        readPublicUrl(in);
        readManagement(in);
        boolean proxies = readProxies(in);
        boolean tls = TlsSettings.read(in);
        InetAddress address = readAddress(in, Variable.BIND_ADDRESS, "server.address");
        boolean loopback = address != null && address.isLoopbackAddress();
        if (!tls && !proxies) {
            if (in.production()) {
                // Also on loopback: a proxy that is not named is taken for all of its clients.
                in.problem(
                        Variable.TLS_CERT,
                        "is missing, and passwords and codes would travel in clear: set it and TLS_KEY, or TRUSTED_PROXIES"
                                + " if a proxy in front speaks TLS, which is 127.0.0.1 for one on this machine");
            } else if (!loopback && data != null) {
                TlsSettings.generate(in, data);
            }
        }
        return loopback && !proxies;
    }

    private static void readPublicUrl(Reading in) {
        String url = in.text(Variable.PUBLIC_URL);
        if (url == null) {
            if (in.production()) {
                in.problem(Variable.PUBLIC_URL, "is missing: what links begin with, such as https://auth.example.com");
            }
        } else if (!isOrigin(url) || (in.production() && !url.startsWith("https://"))) {
            in.problem(Variable.PUBLIC_URL, "is \"" + url + "\", allowed is one such as https://auth.example.com");
        } else {
            in.property("auth.public-url", url.replaceFirst("/$", ""));
        }
    }

    private static boolean isOrigin(String url) {
        try {
            URI uri = URI.create(url);
            return url.matches("https?://[^/?#@]+/?") && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Metrics and the like on a port of their own, in clear: they hold nothing of any user. */
    private static void readManagement(Reading in) {
        if (in.isSet(Variable.MANAGEMENT_PORT)) {
            in.property("management.server.port", in.number(Variable.MANAGEMENT_PORT, 0, 65_535, 8081));
            in.property("management.server.ssl.enabled", false);
            readAddress(in, Variable.MANAGEMENT_ADDRESS, "management.server.address");
        }
    }

    /** Only a named proxy is believed about who the client is and whether it came over TLS. */
    private static boolean readProxies(Reading in) {
        String listed = in.text(Variable.TRUSTED_PROXIES);
        if (listed == null) {
            in.property("server.forward-headers-strategy", "none");
            return false;
        }
        List<String> proxies = new ArrayList<>();
        for (String name : listed.split(",", -1)) {
            InetAddress proxy = address(name.strip());
            if (proxy == null) {
                in.problem(Variable.TRUSTED_PROXIES, "has \"" + name.strip() + "\", allowed are IP addresses");
            } else {
                proxies.add(proxy.getHostAddress());
            }
        }
        in.property("server.forward-headers-strategy", "native");
        in.property(
                "server.tomcat.remoteip.internal-proxies",
                proxies.stream().map(Pattern::quote).collect(Collectors.joining("|")));
        return true;
    }

    private static @Nullable InetAddress readAddress(Reading in, Variable variable, String property) {
        String text = in.text(variable, "127.0.0.1");
        InetAddress address = address(text);
        if (address == null) {
            in.problem(variable, "is \"" + text + "\", allowed is an IP address");
        } else {
            in.property(property, address.getHostAddress());
        }
        return address;
    }

    /** The address that a literal names; no resolver is asked, which could answer anything. */
    private static @Nullable InetAddress address(String text) {
        if (text.equals("localhost")) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            return LITERAL.matcher(text).matches() ? InetAddress.getByName(text) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
