package cn.etown.e2e;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** As much of {@code curl} as the printed call uses, for machines that have none: {@code -s}, {@code -d}, {@code -H} and an address. */
final class PlainCurl {

    private PlainCurl() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.print(send(List.of(words)));
    }

    private static String send(List<String> words) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder();
        var data = new ArrayList<String>();
        for (var rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word) {
                case "-s" -> {}
                case "-d" -> data.add(rest.next());
                case "-H" -> {
                    String[] header = rest.next().split(":", 2);
                    request.header(header[0].toLowerCase(Locale.ROOT), header[1].strip());
                }
                default -> request.uri(URI.create(word));
            }
        }
        if (!data.isEmpty()) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(String.join("&", data)));
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body();
    }
}
