package io.github.mfa4j.examples.auth.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Whom the address of a request stands for: of IPv6 the first 64 bits, since whoever has one has the others behind them, too. */
final class ClientNetwork {

    private static final int SUBNET_BYTES = 8;

    /** Of IPv4 and, in the forms of servers and proxies, of IPv6. */
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}|0:0:0:0:0:0:0:1|::1");

    private ClientNetwork() {}

    static boolean isThisMachine(String address) {
        return LOOPBACK.matcher(address).matches();
    }

    /** Takes an address as the server tells it, which is always a literal. */
    static String of(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address.isEmpty() ? "0.0.0.0" : address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), SUBNET_BYTES))
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
