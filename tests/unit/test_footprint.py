"""What a run costs: counters read from made-up devices, and the estimate where there is none."""

from __future__ import annotations

import subprocess
import sys

import pytest

from lokas.footprint import LEAST_FALLS, WATTS_PER_BUSY_CORE, Meter

WH_IN_UJ = 3_600_000_000
HOUR_S = 3600


class Devices:
    """A `/sys` of its own, with a clock."""

    def __init__(self, root):
        self.root, self.now_s = root, 0.0

    def put(self, **files):
        """Write files; `__` in a name stands for `/`, `_at_` for the colon of RAPL's zones."""
        for name, content in files.items():
            path = self.root / "class" / name.replace("__", "/").replace("_at_", ":")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{content}\n")

    def package(self, energy_uj, number=0, span=262_143_328_850, name=None):
        zone = f"powercap__intel-rapl_at_{number}__"
        name = name or f"package-{number}"
        self.put(**{f"{zone}name": name, f"{zone}energy_uj": energy_uj, f"{zone}max_energy_range_uj": span})

    def battery(self, status="Discharging", number=0, **files):
        battery = f"power_supply__BAT{number}__"
        self.put(**{f"{battery}status": status} | {f"{battery}{name}": value for name, value in files.items()})

    def meter(self):
        return Meter(self.root, lambda: self.now_s)


@pytest.fixture
def devices(tmp_path):
    return Devices(tmp_path)


def test_without_counters_energy_is_estimated_from_processor_time(devices):
    meter = devices.meter()
    sum(number * number for number in range(2_000_000))
    devices.now_s = 12.34
    found = meter.footprint()
    assert found.method == "estimate"
    assert found.wall_s == 12.3
    assert found.cpu_s >= 0
    assert found.watt_hours == pytest.approx(found.cpu_s * WATTS_PER_BUSY_CORE / HOUR_S, abs=0.001)


def test_the_time_of_child_processes_counts(devices):
    meter = devices.meter()
    before = meter.footprint().cpu_s
    code = "import time\nwhile time.process_time() < 0.5: pass"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert meter.footprint().cpu_s >= before + 0.4


def test_this_computer_has_a_footprint_of_some_kind():
    found = Meter().footprint()
    assert found.method in {"rapl", "estimate"}
    assert found.wall_s >= 0


def test_the_counters_of_all_packages_are_added_and_of_nothing_else(devices):
    devices.package(1000, 0)
    devices.package(2000, 1)
    devices.package(0, "0:0", name="core")
    devices.package(0, "2", name="psys")
    meter = devices.meter()
    devices.package(1000 + WH_IN_UJ, 0)
    devices.package(2000 + 2 * WH_IN_UJ, 1)
    devices.package(WH_IN_UJ, "0:0", name="core")
    devices.package(5 * WH_IN_UJ, "2", name="psys")
    devices.now_s = HOUR_S
    found = meter.footprint()
    assert (found.method, found.watt_hours) == ("rapl", 3.0)


def test_a_counter_that_starts_again_from_nothing_is_followed(devices):
    span = 10 * WH_IN_UJ
    devices.package(9 * WH_IN_UJ, span=span)
    meter = devices.meter()
    for energy_uj in (4 * WH_IN_UJ, 9 * WH_IN_UJ, 4 * WH_IN_UJ):
        devices.now_s += HOUR_S
        devices.package(energy_uj, span=span)
        meter.tick()
    assert meter.footprint().watt_hours == 15.0


def test_a_counter_that_was_set_back_is_not_believed(devices):
    devices.package(50 * WH_IN_UJ)
    meter = devices.meter()
    devices.now_s += 10
    devices.package(WH_IN_UJ // 1000)
    assert meter.footprint().method == "estimate"


@pytest.mark.parametrize("content", ["", "beaucoup"])
def test_a_counter_that_says_nothing_is_not_used(devices, content):
    devices.package(content)
    assert devices.meter().footprint().method == "estimate"


def test_a_counter_without_a_range_is_not_used(devices):
    devices.package(5, span=0)
    assert devices.meter().footprint().method == "estimate"


def test_a_counter_that_only_root_may_read_is_not_used(devices):
    devices.package(5)
    energy = devices.root / "class/powercap/intel-rapl:0/energy_uj"
    energy.unlink()
    energy.mkdir()  # cannot be read, whoever runs the test
    assert devices.meter().footprint().method == "estimate"


def test_a_counter_that_goes_away_while_it_is_used_is_given_up(devices):
    devices.package(5)
    meter = devices.meter()
    (devices.root / "class/powercap/intel-rapl:0/energy_uj").unlink()
    meter.tick()
    devices.package(5 + WH_IN_UJ)
    devices.now_s = HOUR_S
    assert meter.footprint().method == "estimate"


def discharge(devices, meter, levels, **state):
    for level in levels:
        devices.now_s += 60
        devices.battery(**level, **state)
        meter.tick()


def test_a_battery_tells_what_was_taken_out_of_it(devices):
    devices.battery(energy_now=50_000_000)
    meter = devices.meter()
    discharge(devices, meter, [{"energy_now": 50_000_000 - 100_000 * step} for step in range(1, 13)])
    found = meter.footprint()
    assert (found.method, found.watt_hours) == ("battery", 1.2)


def test_the_charge_of_a_battery_becomes_energy_at_the_voltage_of_the_time(devices):
    devices.battery(charge_now=4_000_000, voltage_now=12_000_000)
    meter = devices.meter()
    discharge(
        devices,
        meter,
        [{"charge_now": 4_000_000 - 10_000 * step, "voltage_now": 10_000_000} for step in range(1, 12)],
    )
    # The first hundredth of an ampere-hour at 11 V on average, ten more at 10 V.
    assert meter.footprint().watt_hours == pytest.approx(0.11 + 1.0)


def test_a_battery_that_hardly_moved_tells_nothing(devices):
    devices.battery(energy_now=50_000_000)
    meter = devices.meter()
    discharge(devices, meter, [{"energy_now": 50_000_000 - 100_000 * step} for step in range(LEAST_FALLS)])
    assert meter.footprint().method == "estimate"


@pytest.mark.parametrize("status", ["Charging", "Full", "Not charging", "Unknown"])
def test_a_battery_tells_nothing_once_it_was_on_mains(devices, status):
    devices.battery(energy_now=50_000_000)
    meter = devices.meter()
    fall = [{"energy_now": 50_000_000 - 100_000 * step} for step in range(1, 20)]
    discharge(devices, meter, fall[:5])
    discharge(devices, meter, fall[5:6], status=status)
    discharge(devices, meter, fall[6:])
    assert meter.footprint().method == "estimate"


def test_of_two_batteries_one_may_rest(devices):
    devices.battery(number=1, status="Not charging", energy_now=20_000_000)
    devices.battery(energy_now=50_000_000)
    meter = devices.meter()
    discharge(devices, meter, [{"energy_now": 50_000_000 - 100_000 * step} for step in range(1, 13)])
    assert (meter.footprint().method, meter.footprint().watt_hours) == ("battery", 1.2)


def test_a_battery_that_is_taken_out_tells_nothing(devices):
    devices.battery(energy_now=50_000_000)
    meter = devices.meter()
    discharge(devices, meter, [{"energy_now": 50_000_000 - 100_000 * step} for step in range(1, 13)])
    (devices.root / "class/power_supply/BAT0/status").unlink()
    assert meter.footprint().method == "estimate"


def test_the_processor_s_own_counter_is_taken_before_the_battery_s(devices):
    devices.package(0)
    devices.battery(energy_now=50_000_000)
    meter = devices.meter()
    discharge(devices, meter, [{"energy_now": 50_000_000 - 100_000 * step} for step in range(1, 13)])
    devices.package(WH_IN_UJ)
    devices.now_s = HOUR_S
    assert (meter.footprint().method, meter.footprint().watt_hours) == ("rapl", 1.0)


class NvmlError(Exception):
    pass


class Cards:
    """NVIDIA's library with cards whose counters are set here, in millijoules."""

    NVMLError = NvmlError

    def __init__(self, *used_mj):
        self.used_mj = list(used_mj)

    def nvmlInit(self):  # noqa: N802
        if not self.used_mj:
            raise NvmlError("Driver Not Loaded")

    def nvmlDeviceGetCount(self):  # noqa: N802
        return len(self.used_mj)

    def nvmlDeviceGetHandleByIndex(self, index):  # noqa: N802
        return index

    def nvmlDeviceGetTotalEnergyConsumption(self, handle):  # noqa: N802
        if self.used_mj[handle] is None:
            raise NvmlError("Not Supported")
        return self.used_mj[handle]


@pytest.fixture
def cards(monkeypatch):
    """A function that puts cards into this computer."""

    def put(*used_mj):
        found = Cards(*used_mj)
        monkeypatch.setitem(sys.modules, "pynvml", found)
        return found

    return put


def test_the_cards_of_a_run_on_cuda_are_counted(devices, cards):
    found = cards(1_000_000, 2_000_000)
    meter = devices.meter()
    meter.watch_cuda()
    found.used_mj = [1_000_000 + 3_600_000, 2_000_000 + 7_200_000]
    assert (meter.footprint().method, meter.footprint().watt_hours) == ("nvml", 3.0)


def test_the_cards_and_the_processor_are_added(devices, cards):
    devices.package(0)
    found = cards(0)
    meter = devices.meter()
    meter.watch_cuda()
    found.used_mj = [3_600_000]
    devices.package(WH_IN_UJ)
    devices.now_s = HOUR_S
    assert (meter.footprint().method, meter.footprint().watt_hours) == ("rapl+nvml", 2.0)


def test_the_cards_do_not_count_where_the_processor_does_the_work(devices, cards):
    found = cards(0)
    meter = devices.meter()
    found.used_mj = [3_600_000]
    assert meter.footprint().method == "estimate"


@pytest.mark.parametrize("used_mj", [(), (None,)])
def test_for_a_card_that_does_not_tell_nothing_is_made_up(devices, cards, used_mj):
    cards(*used_mj)
    meter = devices.meter()
    meter.watch_cuda()
    assert (meter.footprint().method, meter.footprint().watt_hours) == ("unknown", None)


def test_without_the_library_of_the_cards_nothing_is_made_up(devices, monkeypatch):
    monkeypatch.setitem(sys.modules, "pynvml", None)
    meter = devices.meter()
    meter.watch_cuda()
    assert meter.footprint().watt_hours is None


def test_the_battery_of_a_mouse_is_not_that_of_the_computer(devices):
    devices.put(power_supply__AC__online=1, power_supply__hidpp_battery_0__status="Discharging")
    assert devices.meter().footprint().method == "estimate"
