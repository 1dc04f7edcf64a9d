package linli.samples;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import linli.samples.Tally.Fate;

/** The mini-program's export of residents' suggestions, in which 缺场地 and 缺指导 stand out. */
final class Suggestions {
    private static final String[] THEMES = {"缺场地", "缺指导", "缺场地、缺指导", "助餐", "托管", "停车", "充电", "青年夜校",
        "适老化", "环境", "办事指引", "志愿服务", "就业创业", "医疗健康"};
    private static final int[] OF_226 = {58, 47, 16, 15, 12, 14, 11, 10, 11, 12, 7, 5, 4, 4};
    private static final int[] OF_30 = {7, 6, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 0, 0};
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    /** One suggestion. */
    record Suggestion(String no, LocalDateTime at, String nick, String phone, String estate, String text, int pictures, String theme) {}

    private final Random random = new Random(20260801);
    private final Words sentences = Words.of("suggestions.tsv", null);
    private final Words words = Words.of("suggestions.tsv", " ");
    private final Set<String> said = new HashSet<>();
    private final List<String> residentPhones;
    private final List<Suggestion> first;
    private final List<Suggestion> later;

    /** @param residentPhones mobiles of people in the resident list, some of whom write */
    Suggestions(List<String> residentPhones) {
        this.residentPhones = residentPhones;
        first = draw(OF_226, LocalDateTime.of(2026, 8, 1, 7, 12), LocalDateTime.of(2026, 11, 8, 20, 40), 1);
        later = draw(OF_30, LocalDateTime.of(2026, 11, 8, 21, 5), LocalDateTime.of(2026, 11, 22, 21, 50), 227);
    }

    /** @return the export as first taken: 226 suggestions, newest first, with the program's own last line. */
    Book firstExport() {
        return export(first, "2026-11-09 08:31", Fate.NEW);
    }

    /** @return the same export two weeks later: 30 more, and three authors changed their text. */
    Book grownExport() {
        List<Suggestion> all = new ArrayList<>(first);
        for (int i : EDITED) {
            Suggestion old = all.get(i);
            all.set(i, new Suggestion(old.no, old.at, old.nick, old.phone, old.estate, old.text + "（补充：急盼答复）", old.pictures, old.theme));
        }
        all.addAll(later);
        return export(all, "2026-11-23 08:27", Fate.NEW);
    }

    /** @return the counts of the grown export in a store that has the first one. */
    static Tally grownAfterFirst() {
        Tally tally = new Tally();
        for (int i = 0; i < 30; i++) tally.count(Fate.NEW);
        for (int i : EDITED) tally.count(Fate.UPDATED);
        for (int i = 0; i < 226 - EDITED.length; i++) tally.count(Fate.UNCHANGED);
        tally.count(Fate.SKIPPED);
        return tally;
    }

    private static final int[] EDITED = {40, 111, 199};

    /** @return every suggestion's number and the themes it was written for. */
    String themes() {
        StringBuilder text = new StringBuilder("编号\t主题\n");
        for (List<Suggestion> part : List.of(first, later)) {
            for (Suggestion s : part) text.append(s.no).append('\t').append(s.theme).append('\n');
        }
        return text.toString();
    }

    private Book export(List<Suggestion> all, String taken, Fate fate) {
        Book book = new Book("needs");
        Grid grid = book.sheet("居民建议");
        grid.head("编号", "提交时间", "昵称", "手机号", "小区", "建议内容", "图片数");
        for (Suggestion s : all.reversed()) {
            grid.add(fate, s.no, s.at.toString().replace('T', ' '), s.nick, s.phone.isEmpty() ? null : s.phone,
                    s.estate.isEmpty() ? null : s.estate, s.text, s.pictures);
        }
        grid.skip("导出时间：" + taken, null, null, null, null, "共" + all.size() + "条");
        return book;
    }

    private List<Suggestion> draw(int[] counts, LocalDateTime from, LocalDateTime to, int number) {
        List<String> themes = new ArrayList<>();
        for (int t = 0; t < counts.length; t++) for (int i = 0; i < counts[t]; i++) themes.add(THEMES[t]);
        java.util.Collections.shuffle(themes, random);
        List<LocalDateTime> times = new ArrayList<>();
        long minutes = java.time.Duration.between(from, to).toMinutes();
        while (times.size() < themes.size()) {
            LocalDateTime at = from.plusMinutes((long) (random.nextDouble() * minutes)).withSecond(1 + random.nextInt(59));
            if (at.getHour() >= 6 && at.getHour() < 23) times.add(at);
        }
        times.sort(Comparator.naturalOrder());
        List<Suggestion> all = new ArrayList<>();
        for (int i = 0; i < themes.size(); i++) all.add(one(number + i, times.get(i), themes.get(i)));
        return all;
    }

    private Suggestion one(int number, LocalDateTime at, String theme) {
        String text = sentence(theme);
        int who = random.nextInt(100);
        String phone = who < 35 ? residentPhones.get(random.nextInt(residentPhones.size()))
                : who < 62 ? "1380000%04d".formatted(random.nextInt(10000)) : "";
        String estate = random.nextInt(5) == 0 ? "" : words.pick("estate", random);
        String no = "JY" + at.format(java.time.format.DateTimeFormatter.ofPattern("yyyyMM")) + "%04d".formatted(number);
        return new Suggestion(no, at, words.pick("nick", random), phone, estate, text, random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0, theme);
    }

    private String sentence(String theme) {
        for (int tries = 0; tries < 1000; tries++) {
            int most = tries > 20 ? 40 : 12;
            String text = SLOT.matcher(sentences.pick(theme, random)).replaceAll(m -> m.group(1).equals("n")
                    ? "" + (2 + random.nextInt(most)) : words.pick(m.group(1), random));
            if (said.add(text)) return text;
        }
        throw new IllegalStateException("too few sentences for " + theme);
    }
}
