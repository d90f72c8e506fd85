package io.github.mfa4j.examples.auth.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The server's side of one connection: as much of RFC 5321 as it takes to be handed a mail by this very process. */
final class SmtpDialogue {

    /** Takes a mail, and fails if it cannot be kept. */
    interface Keeper {
        void keep(String mail) throws IOException;
    }

    private static final int MAX_CHARACTERS = 1_000_000;

    private final BufferedReader in;
    private final Writer out;
    private final Keeper keeper;

    SmtpDialogue(Socket client, Keeper keeper) throws IOException {
        this.in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        this.out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.ISO_8859_1);
        this.keeper = keeper;
    }

    void run() throws IOException {
        say("220 outbox");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "DATA" -> {
                    say("354 go on");
                    receive();
                }
                case "QUIT" -> {
                    say("221 bye");
                    return;
                }
                default -> say("250 ok");
            }
        }
    }

    private void receive() throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && mail.length() < MAX_CHARACTERS; line = in.readLine()) {
            if (line.equals(".")) {
                // The mail is there before it is answered that it is.
                keeper.keep(mail.toString());
                say("250 kept");
                return;
            }
            // A point at the beginning was doubled on its way (RFC 5321 section 4.5.2).
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        throw new IOException("the mail did not end");
    }

    private void say(String reply) throws IOException {
        out.write(reply + "\r\n");
        out.flush();
    }
}
