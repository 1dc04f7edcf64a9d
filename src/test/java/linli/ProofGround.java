package linli;

import java.nio.file.Path;
import linli.base.excel.Grids;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.Imports;
import linli.exchange.Progress;

/** What lists of bookings, projects, marks, meals and hours speak of: rooms, partners, classes with people, diners, and volunteers. */
public final class ProofGround {
    private final Imports imports;
    private final Path folder;

    private ProofGround(Imports imports, Path folder) {
        this.imports = imports;
        this.folder = folder;
    }

    public static void lay(Imports imports, Path folder) {
        ProofGround ground = new ProofGround(imports, folder);
        ground.put("rooms", Grids.of("场地").row("场地名称", "容纳人数", "开放时间").row("基地教室", 30, "周一至周日 08:00-21:00")
                .row("基地大厅", 80, "周一至周日 08:00-21:00").row("基地舞房", 25, "周一至周日 08:00-21:00"));
        ground.put("partners", Grids.of("伙伴").row("伙伴名称", "伙伴类型", "登记状态", "批次", "合作起始").row("基地书画社", "社会组织", "备案", "挖掘", "2025-01-06")
                .row("基地社工中心", "专业机构", "", "引进", "2025-01-06").row("基地志愿队", "志愿团队", "", "挖掘", "2025-01-06"));
        ground.put("activities", Grids.of("课程").row("名称", "名额", "开始日期", "结束日期", "时间", "状态")
                .row("基地书法班", 200, "2026-09-01", "2026-12-31", "周六 08:00-09:00", "进行中").row("基地美术班", 200, "2026-09-01", "2026-12-31", "周六 15:00-16:00", "进行中")
                .row("基地合唱班", 200, "2026-09-01", "2026-12-31", "周日 08:00-09:00", "报名中"));
        Grids people = Grids.of("名单").row("班级", "姓名", "出生日期", "报名日期");
        for (String title : new String[] {"基地书法班", "基地美术班"}) {
            for (String name : new String[] {"学员甲一", "学员乙二", "学员丙三", "学员丁四"}) {
                people.row(title, name, "2015-03-04", "2026-09-01");
            }
        }
        ground.put("enrolments", people);
        ground.put("residents", Grids.of("居民").row("姓名", "出生日期", "联系电话").row("用餐甲一", "1938-03-04", "13800000051").row("用餐乙二", "1946-05-06", "13800000052")
                .row("用餐丙三", "1955-07-08", "13800000053").row("用餐丁四", "1941-09-10", "13800000054"));
        ground.put("volunteers", Grids.of("志愿者").row("志愿者编号", "姓名", "注册日期").row("VB98000001", "志愿甲一", "2025-03-05")
                .row("VB98000002", "志愿乙二", "2025-03-05").row("VB98000003", "志愿丙三", "2025-03-05"));
    }

    private void put(String kind, Grids grid) {
        Counts counts = imports.run(kind, grid.xlsx(folder.resolve("ground-" + kind + ".xlsx")), ImportOptions.NONE, Progress.NONE).counts();
        if (counts.added() != counts.read()) {
            throw new AssertionError(kind + ": " + counts);
        }
    }
}
