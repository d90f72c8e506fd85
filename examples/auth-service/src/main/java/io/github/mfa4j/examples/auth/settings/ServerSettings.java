package io.github.mfa4j.examples.auth.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the service listens, and how that is protected. */
final class ServerSettings {

    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final String BUNDLE = "spring.ssl.bundle.pem.server.keystore.";

    private ServerSettings() {}

    static void read(Reading in) {
        in.property("server.port", in.number(Variable.PORT, 0, 65_535, 8080));
        InetAddress address = address(in.text(Variable.BIND_ADDRESS, "127.0.0.1"));
        if (address == null) {
            in.problem(
                    Variable.BIND_ADDRESS, "is \"" + in.text(Variable.BIND_ADDRESS) + "\", allowed is an IP address");
            return;
        }
        in.property("server.address", address.getHostAddress());
        boolean tls = readTls(in);
        boolean proxies = readProxies(in);
        if (!tls && !proxies && !address.isLoopbackAddress()) {
            in.problem(
                    Variable.BIND_ADDRESS,
                    "is beyond loopback, and passwords and codes would travel in clear: set TLS_CERT and TLS_KEY, or"
                            + " TRUSTED_PROXIES if a proxy in front speaks TLS");
        }
    }

    private static boolean readTls(Reading in) {
        boolean cert = in.isSet(Variable.TLS_CERT);
        boolean key = in.isSet(Variable.TLS_KEY);
        if (!cert && !key) {
            return false;
        }
        if (cert != key) {
            in.problem(cert ? Variable.TLS_KEY : Variable.TLS_CERT, "is missing beside the other half of the pair");
        }
        for (Variable variable : List.of(Variable.TLS_CERT, Variable.TLS_KEY)) {
            String file = in.text(variable);
            if (file != null && !isReadable(file)) {
                in.problem(variable, "is \"" + file + "\", which is no readable PEM file");
            }
        }
        in.property(BUNDLE + "certificate", "file:" + in.text(Variable.TLS_CERT, ""));
        in.property(BUNDLE + "private-key", "file:" + in.text(Variable.TLS_KEY, ""));
        in.property("server.ssl.bundle", "server");
        return true;
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

    private static boolean isReadable(String file) {
        try {
            return Files.isReadable(Path.of(file)) && Files.isRegularFile(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
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
