package io.github.mfa4j.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnsupportedAddressTypeException;

/** Opens the connection to a mail server, at the first of its addresses that answers. */
final class SmtpConnector {

    private SmtpConnector() {}

    static BoundedSocket connect(SmtpServer server) throws SmtpFailure {
        InetAddress[] addresses = resolve(server);
        // A resolver has limits of its own, and takes nothing of the time that the server gets.
        long deadline = System.nanoTime() + server.timeouts().overall().toNanos();
        IOException last = null;
        for (InetAddress address : addresses) {
            try {
                return BoundedSocket.connect(
                        new InetSocketAddress(address, server.port()), server.timeouts(), deadline);
            } catch (IOException e) {
                last = e;
            } catch (UnsupportedAddressTypeException e) {
                // An IPv6 address in a JVM that was told to use IPv4 alone.
                last = new IOException(e);
            }
        }
        throw SmtpFailure.unreachable(server, SmtpStep.CONNECTION, last == null ? new UnknownHostException() : last);
    }

    private static InetAddress[] resolve(SmtpServer server) throws SmtpFailure {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(server.host());
            for (int i = 0; i < addresses.length; i++) {
                // The mail transport asks the address for its name and checks the certificate against that. It must
                // be the configured name, not what a reverse look-up gives.
                addresses[i] = InetAddress.getByAddress(server.host(), addresses[i].getAddress());
            }
            return addresses;
        } catch (UnknownHostException e) {
            throw SmtpFailure.unreachable(server, SmtpStep.DNS, e);
        }
    }
}
