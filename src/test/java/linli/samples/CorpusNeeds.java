package linli.samples;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import linli.samples.Tally.Fate;

/** The part of the corpus about suggestions: the same engine, another kind of list. */
final class CorpusNeeds {
    private CorpusNeeds() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        Case text = new Case("n01.csv", "suggestions as CSV in GBK", "needs").by(OddFiles.text(Charset.forName("GBK"), ',', ""));
        Grid grid = text.sheet("csv").head("提交时间", "手机号", "建议内容");
        for (int i = 0; i < 6; i++) grid.add(Fate.NEW, "2026/10/" + (1 + i) + " 9:3" + i, "1380000880" + i, "想下棋，可没有场地，第" + i + "回提了");
        cases.add(text);
        Case titled = new Case("n02.xlsx", "a register of wishes under a title, date cells, no phone", "needs");
        grid = titled.sheet("意见箱").title("10月意见箱登记", 4).head("序号", "日期", "姓名", "意见内容");
        for (int i = 0; i < 5; i++) grid.add(Fate.NEW, i + 1, LocalDateTime.of(2026, 10, 2 + i, 9, 0), "孙样例", "楼道灯坏了第" + (i + 3) + "处，请派人看看");
        grid.skip("合计", "5条");
        cases.add(titled);
        Case empty = new Case("n03.xlsx", "a row without a text goes back; the same number and text again is a twin", "needs");
        grid = empty.sheet("建议").head("编号", "提交时间", "昵称", "手机号", "建议内容");
        grid.add(Fate.NEW, "JY20261001", "2026-10-01 08:00:01", "晴天", "13800008801", "希望请老师教书法");
        grid.add(Fate.REJECTED, "JY20261002", "2026-10-01 09:00:01", "大树", "13800008802", null);
        grid.add(Fate.TWIN, "JY20261001", "2026-10-01 08:00:01", "晴天", "13800008801", "希望请老师教书法");
        cases.add(empty);
        return cases;
    }
}
