package io.github.mfa4j.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate and its key, made anew and signed by nobody, in a PKCS 12 file that a server shows it from and a client
 * trusts. The file is there until this JVM ends.
 */
public final class ServerCertificate {

    private static final String PASSWORD = "not a secret";

    private final Path file;

    private ServerCertificate(Path file) {
        this.file = file;
    }

    /** For the hosts with these names, by the JDK's {@code keytool}. */
    public static ServerCertificate of(String... hosts) {
        Path file = Host.newFolderOfThisRun("certificate").resolve("server.p12");
        String names = Stream.of(hosts).map(host -> "dns:" + host).collect(Collectors.joining(","));
        Host.run(
                "a server with TLS",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + hosts[0],
                        "-ext",
                        "san=" + names,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString()),
                Map.of(),
                InputStream.nullInputStream());
        return new ServerCertificate(file);
    }

    /** Holds the certificate and its key, and nothing else. */
    public Path file() {
        return file;
    }

    /** Of the file and of the key. */
    public String password() {
        return PASSWORD;
    }

    /** Shows the certificate as a server and trusts it, and nothing else, as a client. */
    public SSLContext context() {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has every mail server of GreenMail that starts from now on show it; by itself it has one for no host. */
    public void useInGreenMail() {
        System.setProperty("greenmail.tls.keystore.file", file.toString());
        System.setProperty("greenmail.tls.keystore.password", PASSWORD);
        System.setProperty("greenmail.tls.key.password", PASSWORD);
    }
}
