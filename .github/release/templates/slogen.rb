class Slogen < Formula
  desc "Prometheus rules from service level objectives"
  homepage "https://git.example/SloRuleGen"
  version "@VERSION@"
  license "Apache-2.0"

  on_macos do
    on_arm do
      url "https://git.example/SloRuleGen/releases/download/v@VERSION@/slogen-@VERSION@-osx-arm64", using: :nounzip
      sha256 "@SHA256:osx-arm64@"
    end
  end

  on_linux do
    on_intel do
      url "https://git.example/SloRuleGen/releases/download/v@VERSION@/slogen-@VERSION@-linux-x64", using: :nounzip
      sha256 "@SHA256:linux-x64@"
    end
    on_arm do
      url "https://git.example/SloRuleGen/releases/download/v@VERSION@/slogen-@VERSION@-linux-arm64", using: :nounzip
      sha256 "@SHA256:linux-arm64@"
    end
  end

  def install
    bin.install Dir["slogen-*"].first => "slogen"
  end

  test do
    assert_equal version.to_s, shell_output("#{bin}/slogen --version").strip
  end
end
