package io.kopilka.local.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `curl` line that a person would copy, sent as curl would send it.
record PrintedCommand(String line) {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    HttpResponse<String> run(HttpClient client) throws IOException, InterruptedException {
        List<String> words = words();
        HttpRequest.Builder request = HttpRequest.newBuilder();
        for (int place = 1; place < words.size(); place++) {
            String word = words.get(place);
            switch (word) {
                case "-sS" -> {}
                case "-H" -> {
                    place++;
                    String[] header = words.get(place).split(": ", 2);
                    request.header(header[0], header[1]);
                }
                case "-d" -> {
                    place++;
                    request.POST(BodyPublishers.ofString(words.get(place)));
                }
                default -> request.uri(URI.create(word));
            }
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words;
    }
}
