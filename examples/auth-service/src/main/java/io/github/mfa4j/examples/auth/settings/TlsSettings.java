package io.github.mfa4j.examples.auth.settings;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;

/** The certificate of the service: the one that is named, or one of development. */
final class TlsSettings {

    private static final String BUNDLE = "spring.ssl.bundle.pem.server.keystore.";

    private TlsSettings() {}

    /** False if no certificate is named. */
    static boolean read(Reading in) {
        String cert = in.text(Variable.TLS_CERT);
        String key = in.text(Variable.TLS_KEY);
        if (cert == null && key == null) {
            return false;
        }
        if (cert == null || key == null) {
            in.problem(
                    cert == null ? Variable.TLS_CERT : Variable.TLS_KEY,
                    "is missing beside the other half of the pair");
        }
        List<X509Certificate> chain = read(in, Variable.TLS_CERT, PemContent::getCertificates);
        if (in.production() && chain != null && isOfDevelopment(chain.get(0))) {
            in.problem(Variable.TLS_CERT, "is a certificate of development, and the profile is production");
        }
        read(in, Variable.TLS_KEY, PemContent::getPrivateKey);
        use(in, String.valueOf(cert), String.valueOf(key));
        return true;
    }

    /** Takes a certificate of development, for a service that others can reach and that has none. */
    static void generate(Reading in, Path data) {
        try {
            Path file = DevelopmentCertificate.in(data);
            in.property(
                    "auth.development-certificate",
                    fingerprint(PemContent.load(file).getCertificates().get(0)));
            use(in, file.toString(), file.toString());
        } catch (IOException | IllegalStateException e) {
            in.problem(
                    Variable.DATA_DIR, "has a file " + DevelopmentCertificate.FILE + " that cannot be read or written");
        }
    }

    private static void use(Reading in, String cert, String key) {
        in.property(BUNDLE + "certificate", "file:" + cert);
        in.property(BUNDLE + "private-key", "file:" + key);
        in.property("server.ssl.bundle", "server");
    }

    /** What a file holds; null, and a problem, if it does not hold that. */
    static <T> @Nullable T read(Reading in, Variable variable, Function<PemContent, @Nullable T> part) {
        String file = in.text(variable);
        if (file == null) {
            return null;
        }
        try {
            T content = part.apply(PemContent.load(Path.of(file)));
            if (content != null) {
                return content;
            }
        } catch (IOException | InvalidPathException | IllegalStateException e) {
            // Told below: what is in a key file belongs into no message.
        }
        in.problem(variable, "is \"" + file + "\", which is no readable PEM file of what it must be");
        return null;
    }

    private static boolean isOfDevelopment(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName().contains(DevelopmentCertificate.MARK);
    }

    /** As browsers and OpenSSL show it. */
    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
